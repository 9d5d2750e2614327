from backend.app.infra.cache import get
from app.infra.cache import get as g

print(get, g)
