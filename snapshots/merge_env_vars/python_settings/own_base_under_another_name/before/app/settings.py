from app import base


class Socket(base.AppSettings):
    old_url: str = "wss://a"
