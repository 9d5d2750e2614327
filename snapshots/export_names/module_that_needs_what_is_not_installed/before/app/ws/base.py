import surely_nobody_has_this.module


class Base: ...
