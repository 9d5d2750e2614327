from builtins import str as unicode

print(unicode("x"))
