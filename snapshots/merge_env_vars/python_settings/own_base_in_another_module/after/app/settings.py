from pydantic import Field

from app.base import AppSettings


class Socket(AppSettings, populate_by_name=True):
    url: str = Field(default="wss://a", validation_alias="NEW_URL")


class Plain:
    url: str = "wss://a"
