from pydantic import AliasPath, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    first: str = Field(validation_alias=AliasPath("OLD_URL", 0))
