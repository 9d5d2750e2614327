from app.flags import enabled

print(enabled("a"))
