import six_compat

print(six_compat.u("a"))
