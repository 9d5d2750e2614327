class Settings:
    tag = "t"


SETTINGS = Settings()
