from pkg import new

print(new.W, new.V)
