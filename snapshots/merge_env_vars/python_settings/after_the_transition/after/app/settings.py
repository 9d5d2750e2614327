from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings, populate_by_name=True):
    old_url: str = Field(
        default="wss://a", validation_alias="NEW_URL"
    )


class More(BaseSettings):
    more: str = Field(
        "wss://a", alias="NEW_URL", validation_alias="NEW_URL"
    )
