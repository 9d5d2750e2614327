import surely_nobody_has_this


class Manager: ...
