from app.settings import Settings

url = Settings().old_url
