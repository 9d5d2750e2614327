from app.infra import cache as c

print(c.get("a"))
