import os

from app import settings

first = os.getenv("OLD_URL", settings.OLD_URL)
second = os.getenv("NEW_URL", os.getenv("OLD_URL", settings.OLD_URL))
third = os.getenv("NEW_URL") or os.getenv("OLD_URL") or settings.NEW_URL
