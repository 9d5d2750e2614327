import os

from pydantic import field_validator
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    OLD_URL: str = os.getenv("OLD_URL", "x")

    @field_validator("OLD_URL", mode="before")
    def check(cls, value, info):
        return value or info.data["OLD_URL"] or os.environ["OLD_URL"]
