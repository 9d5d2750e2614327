from compat.moves import text_type as unicode

print(unicode("x"))
