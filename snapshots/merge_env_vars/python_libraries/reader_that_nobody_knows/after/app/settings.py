from app.base import config, env

a = env("NEW_URL")
b = env.bool("NEW_URL", default=False)
c = config("NEW_URL")
