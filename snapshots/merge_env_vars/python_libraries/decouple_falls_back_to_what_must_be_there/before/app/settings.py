from decouple import config

a = config("NEW_URL", default=config("OLD_URL"))
b = config("NEW_URL", default=config("OLD_URL"), cast=str)
c = config("NEW_URL", cast=str, default=config("OLD_URL"))
d = config("NEW_URL", config("OLD_URL"))
