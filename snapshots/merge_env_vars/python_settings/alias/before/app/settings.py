from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """OLD_URL is where the socket is."""

    url: str = Field(default="wss://a", alias="OLD_URL")
