from environs import Env
from starlette.config import Config

env = Env()
config = Config(".env", env_prefix="APP_")

with env.prefixed("APP_"):
    a = env.str("OLD_URL")

b = config("OLD_URL")
c = env("NEW_URL")
