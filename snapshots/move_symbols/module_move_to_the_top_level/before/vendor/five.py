from . import six_old
from .six_old import PY3

print(six_old.u(PY3))
