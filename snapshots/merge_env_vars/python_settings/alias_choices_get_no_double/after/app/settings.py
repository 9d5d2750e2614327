from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    url: str = Field("wss://a", validation_alias="NEW_URL")
