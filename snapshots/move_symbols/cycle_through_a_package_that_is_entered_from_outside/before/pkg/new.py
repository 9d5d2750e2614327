from pkg.boot import Step


class W: ...
