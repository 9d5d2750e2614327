from decouple import Csv, config

a = config("NEW_URL", default=config("OLD_URL", default="wss://a"))
b = config("NEW_URL", default=config("OLD_URL", default=[]), cast=Csv())
c = config("NEW_URL", config("OLD_URL", "wss://a"))
d = config("OLD_URL")
e = config("NEW_URL", default=config("OLD_URL", default="x"))
