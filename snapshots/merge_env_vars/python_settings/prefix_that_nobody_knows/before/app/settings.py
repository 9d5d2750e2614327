from app.names import prefix
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=prefix())

    url: str = "wss://a"
    path: str = "/"
