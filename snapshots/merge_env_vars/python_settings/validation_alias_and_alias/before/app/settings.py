from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    url: str = Field("wss://a", alias="OLD_URL", validation_alias="OLD_URL")
