from pkg.old import *
from pkg.new import V

print(V, make(), V)
