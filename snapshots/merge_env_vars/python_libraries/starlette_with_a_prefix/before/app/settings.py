from starlette.config import Config

config = Config(".env", env_prefix="APP_")

a = config("OLD_URL", default="x")
b = config("URL", default="y")
