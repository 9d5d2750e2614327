from pydantic import Field

from app import base


class Socket(base.AppSettings, populate_by_name=True):
    old_url: str = Field(default="wss://a", validation_alias="NEW_URL")
