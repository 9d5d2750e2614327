from pkg.a import X
from pkg.old import W
