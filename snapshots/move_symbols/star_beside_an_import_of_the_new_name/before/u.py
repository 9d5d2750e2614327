from pkg.old import *
from pkg.new import V

print(W, make(), V)
