from app.base import config, env

a = env("OLD_URL")
b = env.bool("OLD_URL", default=False)
c = config("OLD_URL")
