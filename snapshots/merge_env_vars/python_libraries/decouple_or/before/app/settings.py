from decouple import config

a = config("NEW_URL", default=None) or config("OLD_URL", default="wss://a")
b = config("NEW_URL", default="") or config("OLD_URL")
c = config("OLD_URL", default=None) or config("NEW_URL", default="x") or "y"
