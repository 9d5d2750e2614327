import os

if (url := os.getenv("NEW_URL") or os.getenv("OLD_URL")):
    start(url)
if url := os.getenv("OLD_URL"):
    start(url)
