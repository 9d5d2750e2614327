from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings, populate_by_name=True):
    OLD_URL: str = Field(validation_alias="NEW_URL")
    debug: bool = False
