from app.fields import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    old_url: str = "wss://a"
    other: str = Field("x")
