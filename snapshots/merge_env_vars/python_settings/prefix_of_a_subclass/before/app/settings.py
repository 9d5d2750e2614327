from pydantic_settings import BaseSettings, SettingsConfigDict


class Endpoint(BaseSettings):
    url: str = "wss://a"


class Old(Endpoint):
    model_config = SettingsConfigDict(env_prefix="OLD_")
