from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="OLD_", populate_by_name=True)

    url: str = Field(default="wss://a", validation_alias="NEW_URL")
    path: str = "/"
