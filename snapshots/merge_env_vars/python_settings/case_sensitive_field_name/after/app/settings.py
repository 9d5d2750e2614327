from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(case_sensitive=True, populate_by_name=True)

    old_url: str = "wss://a"
    OLD_URL: str = Field(default="wss://a", validation_alias="NEW_URL")
