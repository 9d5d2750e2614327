from app.infra.cache import get as g, get

print(g("a"), get("b"))
