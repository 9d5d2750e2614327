from pydantic_settings import BaseSettings, SettingsConfigDict


class Endpoint(BaseSettings):
    old_url: str = "wss://a"


class Second(Endpoint):
    model_config = SettingsConfigDict(env_prefix="SECOND_")
