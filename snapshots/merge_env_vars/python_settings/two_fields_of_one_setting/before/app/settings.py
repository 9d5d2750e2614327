from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    new_url: str = "wss://a"
    old_url: str = "wss://a"


class Others(BaseSettings):
    url: str = Field("wss://a", validation_alias="NEW_URL")
    legacy: str = Field("wss://a", validation_alias="OLD_URL")
