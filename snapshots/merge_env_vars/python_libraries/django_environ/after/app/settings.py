import environ

env = environ.Env(NEW_URL=(str, "wss://a"), DEBUG=(bool, False))
environ.Env.read_env(".env")

a = env("NEW_URL")
b = env.bool("NEW_URL", default=False)
c = env.db("NEW_URL", default=env.str("NEW_URL", default="x"))
d = env("NEW_URL", str, "x")
