from pydantic.v1 import BaseSettings


class Settings(BaseSettings):
    old_url: str = "wss://a"
