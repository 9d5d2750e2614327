from old import b, c

x = b()
y = c()
