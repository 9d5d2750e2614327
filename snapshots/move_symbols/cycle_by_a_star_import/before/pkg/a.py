from pkg.old import *


class X: ...


W()
