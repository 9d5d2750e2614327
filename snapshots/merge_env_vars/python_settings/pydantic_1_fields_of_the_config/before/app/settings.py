from pydantic import BaseSettings


class Settings(BaseSettings):
    url: str = "wss://a"

    class Config:
        fields = {"url": {"env": "OLD_URL"}}
