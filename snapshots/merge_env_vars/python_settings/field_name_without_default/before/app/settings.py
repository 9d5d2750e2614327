from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    OLD_URL: str
    debug: bool = False
