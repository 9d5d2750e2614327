from app.config import Flags

print(Flags.DEBUG, Flags.enabled("a"))
