from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings, populate_by_name=True):
    old_url: str = Field(
        default="wss://a",
        description="where the socket is",
        validation_alias="NEW_URL",
    )
    old_url_timeout: int = Field(3, gt=0)
