from app.infra.cache import get

get("a")
