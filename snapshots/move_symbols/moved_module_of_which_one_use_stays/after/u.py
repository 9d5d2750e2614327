import pkg.old
import pkg.new

x = pkg.old.make()
y = pkg.new.W
