import os

url = os.getenv("OLD_URL")
k = os.getenv("K")
