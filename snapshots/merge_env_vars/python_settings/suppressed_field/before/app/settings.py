from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    old_url: str = "wss://a"  # migrator: ignore[step]
