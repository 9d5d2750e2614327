from app import second, third

print(second.a(), third.b())
