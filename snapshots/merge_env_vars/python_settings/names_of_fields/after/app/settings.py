import os

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings


class Settings(BaseSettings, populate_by_name=True):
    OLD_URL: str = Field(default=os.getenv("NEW_URL", "x"), validation_alias="NEW_URL")

    @field_validator("OLD_URL", mode="before")
    def check(cls, value, info):
        return value or info.data["OLD_URL"] or os.environ["NEW_URL"]
