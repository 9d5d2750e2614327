from pkg.new import W

del W
from pkg.new import W

print(W)
