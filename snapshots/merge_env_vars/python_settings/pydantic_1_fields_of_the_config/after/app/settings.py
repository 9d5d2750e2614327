from pydantic import BaseSettings


class Settings(BaseSettings):
    url: str = "wss://a"

    class Config:
        fields = {"url": {"env": "NEW_URL"}}
