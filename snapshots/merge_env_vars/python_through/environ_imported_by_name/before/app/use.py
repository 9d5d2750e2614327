from os import environ, path
from os import getenv as ask

x = environ.get("K")
y = ask("K")
z = path.join("a", "b")
