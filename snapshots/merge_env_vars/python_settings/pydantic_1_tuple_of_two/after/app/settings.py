from pydantic import BaseSettings, Field


class Settings(BaseSettings):
    url: str = Field("wss://a", env="NEW_URL")


class More(BaseSettings):
    url: str = Field("wss://a", env="NEW_URL")
