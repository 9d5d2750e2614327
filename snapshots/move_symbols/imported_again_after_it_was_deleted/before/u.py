from pkg.old import W

del W
from pkg.old import W

print(W)
