from pydantic.v1 import BaseSettings, Field


class Settings(BaseSettings):
    old_url: str = Field(default="wss://a", env="NEW_URL")
