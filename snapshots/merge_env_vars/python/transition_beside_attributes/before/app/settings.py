import os

from app import settings

first = os.getenv("OLD_URL", settings.OLD_URL)
second = os.getenv("NEW_URL", os.getenv("OLD_URL", settings.OLD_URL))
third = config["env"]["OLD_URL"]
