from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(case_sensitive=True)

    old_url: str = "wss://a"
    OLD_URL: str = "wss://a"
