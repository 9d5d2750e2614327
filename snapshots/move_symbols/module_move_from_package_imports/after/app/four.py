from .infra.cache import get

print(get("a"))
