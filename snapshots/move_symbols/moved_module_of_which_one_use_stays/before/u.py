import pkg.old

x = pkg.old.make()
y = pkg.old.W
