from decouple import config

a = config("NEW_URL", default=config("OLD_URL", default="wss://a"))
b = config("NEW_URL", default=config("OLD_URL", default=None), cast=str)
c = config("OLD_URL", default=config("NEW_URL", default="x"))
d = config(
    "NEW_URL",
    default=config("OLD_URL", default="wss://a"),  # until all have moved
    cast=str,
)
