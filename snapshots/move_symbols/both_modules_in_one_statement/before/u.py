from pkg import old, new

print(old.W, new.V)
