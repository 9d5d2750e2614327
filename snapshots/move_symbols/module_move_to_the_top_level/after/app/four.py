import six_compat as six

print(six.PY3)
