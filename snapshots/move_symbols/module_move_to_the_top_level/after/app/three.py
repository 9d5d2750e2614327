from six_compat import u

print(u("a"))
