from starlette.config import Config
from starlette.datastructures import Secret

config = Config(".env")

a = config("OLD_URL", cast=Secret)
b = config("OLD_URL", str, "wss://a")
c = config("OLD_URL", default="wss://a")
