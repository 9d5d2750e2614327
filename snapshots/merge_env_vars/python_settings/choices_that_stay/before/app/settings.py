from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    url: str = Field("wss://a", validation_alias=AliasChoices("NEW_URL", "OLD_URL"))
    port: int = Field(1, validation_alias=AliasChoices("PORT", "HTTP_PORT"))
    more: str = Field("x", validation_alias=AliasChoices("MORE", "ANY", "LAST"))
