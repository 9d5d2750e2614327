import six_compat
from six_compat import PY3

print(six_compat.u(PY3))
