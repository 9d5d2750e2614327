from app.base import env

a = env("NEW_URL")
b = env.bool("NEW_URL", default=False)
