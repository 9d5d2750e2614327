from app.names import PREFIX
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, populate_by_name=True)

    url: str = Field(default="wss://a", validation_alias="NEW_URL")
