import environ

env = environ.Env()
env.prefix = "APP_"
url = env("OLD_URL")
