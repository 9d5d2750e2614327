from pathlib import Path

PLACE = Path("/var") / "app.log"
OTHER = Path("/var/app.log")
