from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="OLD_",
        extra="ignore",
    )

    url: str = "wss://a"  # where the socket is
    path: str = "/"
