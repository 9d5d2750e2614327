from pydantic_settings import BaseSettings


class Settings(BaseSettings, env_prefix="OLD_"):
    url: str = "wss://a"
