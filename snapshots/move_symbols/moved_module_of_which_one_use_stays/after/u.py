import pkg.new
import pkg.old

x = pkg.old.make()
y = pkg.new.W
