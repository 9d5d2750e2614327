from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    url: str = Field("wss://a", validation_alias=AliasChoices("NEW_URL"))
