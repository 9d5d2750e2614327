from pydantic import BaseSettings


class Settings(BaseSettings):
    url: str = "wss://a"
    path: str = "/"

    class Config:
        env_prefix = "old_"
