import environ

env = environ.Env(OLD_URL=(str, "wss://a"), NEW_URL=(str, "wss://a"))
