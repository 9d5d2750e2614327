from decouple import config

a = config("NEW_URL")
b = config("NEW_URL", cast=str)
c = config("NEW_URL", cast=str)
d = config("NEW_URL")
