import os

from app import settings

first = os.getenv("NEW_URL", settings.OLD_URL)
second = os.getenv("NEW_URL", settings.OLD_URL)
third = os.getenv("NEW_URL") or settings.NEW_URL
