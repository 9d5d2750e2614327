import vendor.six_old as six

print(six.PY3)
