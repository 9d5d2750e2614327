from vendor import six_old

print(six_old.PY3)
