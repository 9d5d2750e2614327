from environs import Env

env = Env()
env.read_env()

a = env("NEW_URL")
b = env.str("NEW_URL", "wss://a")
c = env.list("NEW_URL", default=[], subcast=int)
d = env.url("NEW_URL", None)
e = env.str("NEW_URL", "wss://a")
f = env.int("NEW_URL", env.str("NEW_URL", "1"))
