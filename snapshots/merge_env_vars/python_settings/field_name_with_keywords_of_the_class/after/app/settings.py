from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings, env_prefix="OLD_", populate_by_name=True):
    url: str = Field(default="wss://a", validation_alias="NEW_URL")
