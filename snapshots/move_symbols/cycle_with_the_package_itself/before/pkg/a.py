from pkg.old import W


class X(W): ...
