from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict


class Socket(BaseModel):
    url: str = "wss://a"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_nested_delimiter="_")

    old: Socket = Socket()
