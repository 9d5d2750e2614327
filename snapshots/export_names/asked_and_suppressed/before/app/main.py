from app.ws import Context  # migrator: ignore[step]
