from app.api import OldManager  # migrator: ignore[step]
