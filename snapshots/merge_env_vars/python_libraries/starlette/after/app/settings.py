from starlette.config import Config
from starlette.datastructures import Secret

config = Config(".env")

a = config("NEW_URL", cast=Secret)
b = config("NEW_URL", str, "wss://a")
c = config("NEW_URL", default="wss://a")
