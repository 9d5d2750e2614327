from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    model_config = {"env_prefix": "old_"}

    url: str = "wss://a"
