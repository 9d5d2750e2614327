import vendor.six_old

print(vendor.six_old.u("a"))
