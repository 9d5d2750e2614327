import os

if (url := os.getenv("NEW_URL")):
    start(url)
if url := os.getenv("NEW_URL"):
    start(url)
