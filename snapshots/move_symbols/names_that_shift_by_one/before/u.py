from old import a, b

x = a()
y = b()
