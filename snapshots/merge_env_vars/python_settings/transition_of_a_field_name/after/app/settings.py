from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings, populate_by_name=True):
    old_url: str = Field(default="wss://a", validation_alias=AliasChoices("NEW_URL", "OLD_URL"))
