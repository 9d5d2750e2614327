from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(case_sensitive=True)

    url: str = Field("wss://a", validation_alias="old_url")
    other: str = Field("wss://a", validation_alias="NEW_URL")
