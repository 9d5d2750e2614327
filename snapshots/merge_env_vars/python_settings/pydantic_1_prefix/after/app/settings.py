from pydantic import BaseSettings, Field


class Settings(BaseSettings):
    url: str = Field(default="wss://a", env="NEW_URL")
    path: str = "/"

    class Config:
        env_prefix = "old_"
