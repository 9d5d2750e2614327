from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    url: Annotated[str, Field(validation_alias="NEW_URL")] = "wss://a"
