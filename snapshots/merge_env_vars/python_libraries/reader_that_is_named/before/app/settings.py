from app.base import env

a = env("OLD_URL")
b = env.bool("OLD_URL", default=False)
