from app import first, second

print(first.a(), second.b())
