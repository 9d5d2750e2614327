from pkg.old import B


class A(B): ...
