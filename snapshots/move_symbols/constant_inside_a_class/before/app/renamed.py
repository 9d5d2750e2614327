from app.compat import UTC as Z

print(Z)
