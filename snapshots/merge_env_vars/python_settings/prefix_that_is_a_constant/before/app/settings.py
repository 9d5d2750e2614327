from app.names import PREFIX
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX)

    url: str = "wss://a"
