from environs import Env


class Settings:
    def __init__(self):
        self.env = Env()
        self.url = self.env.str("OLD_URL", "wss://a")
