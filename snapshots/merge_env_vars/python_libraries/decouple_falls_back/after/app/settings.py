from decouple import config

a = config("NEW_URL", default="wss://a")
b = config("NEW_URL", default=None, cast=str)
c = config("NEW_URL", default="x")
d = config(
    "NEW_URL",
    default="wss://a",  # until all have moved
    cast=str,
)
