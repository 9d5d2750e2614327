BANNED = [
    "app.old",  # migrator: ignore[step]
    "app.older",  # migrator: ignore[step]
]
