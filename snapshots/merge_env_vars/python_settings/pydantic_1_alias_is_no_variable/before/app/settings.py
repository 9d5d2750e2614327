from pydantic import BaseSettings, Field


class Settings(BaseSettings):
    url: str = Field("wss://a", alias="OLD_URL")
