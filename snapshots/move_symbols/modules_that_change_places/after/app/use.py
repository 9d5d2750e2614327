import app.second
from app.second import a
from app.third import b

print(app.second.a, a, b)
