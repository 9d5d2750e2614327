from app.api import OldManager
print OldManager
