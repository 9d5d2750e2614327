from environs import Env

env = Env()
env.read_env()

a = env("OLD_URL")
b = env.str("OLD_URL", "wss://a")
c = env.list("OLD_URL", default=[], subcast=int)
d = env.url("OLD_URL", None)
e = env.str("NEW_URL", env.str("OLD_URL", "wss://a"))
f = env.int("NEW_URL", env.str("OLD_URL", "1"))
