from app.api import OldManager
