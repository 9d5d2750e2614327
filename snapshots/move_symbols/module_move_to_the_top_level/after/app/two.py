import six_compat

print(six_compat.PY3)
