from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(alias_generator=str.upper)

    old_url: str = "wss://a"
