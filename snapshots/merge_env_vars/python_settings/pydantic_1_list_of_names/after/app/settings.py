from pydantic import BaseSettings, Field


class Settings(BaseSettings):
    url: str = Field("wss://a", env="NEW_URL")
    second: str = Field("x", env=("OTHER", "MORE"))


class Second(BaseSettings):
    url: str = Field("wss://a", env=["OTHER", "NEW_URL"])
