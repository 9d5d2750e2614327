import app.first
from app.first import a
from app.second import b

print(app.first.a, a, b)
