from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    url: str = Field("wss://a", validation_alias="NEW_URL")


class Kept(BaseSettings):
    url: str = Field("x", validation_alias=AliasChoices("NEW_URL", "OLD_URL"))  # migrator: ignore[step]
