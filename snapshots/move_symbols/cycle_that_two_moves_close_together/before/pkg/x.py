from pkg.old import A


class B(A): ...
