from decouple import config

a = config("NEW_URL", default="wss://a")
b = config("NEW_URL")
c = config("NEW_URL", default="x") or "y"
