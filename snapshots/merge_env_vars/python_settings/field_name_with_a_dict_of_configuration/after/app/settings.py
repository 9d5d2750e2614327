from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings, populate_by_name=True):
    model_config = {"env_prefix": "old_"}

    url: str = Field(default="wss://a", validation_alias="NEW_URL")
