from vendor.six_old import u

print(u("a"))
