from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    old_url: str = Field(
        default="wss://a",
        description="where the socket is",
    )
    old_url_timeout: int = Field(3, gt=0)
