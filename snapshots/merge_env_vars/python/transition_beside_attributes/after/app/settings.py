import os

from app import settings

first = os.getenv("NEW_URL", os.getenv("OLD_URL", settings.OLD_URL))
second = os.getenv("NEW_URL", os.getenv("OLD_URL", settings.OLD_URL))
third = config["app"]["NEW_URL"] if "NEW_URL" in config["app"] else config["app"]["OLD_URL"]
