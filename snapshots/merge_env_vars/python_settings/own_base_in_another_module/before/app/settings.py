from app.base import AppSettings


class Socket(AppSettings):
    url: str = "wss://a"


class Plain:
    url: str = "wss://a"
