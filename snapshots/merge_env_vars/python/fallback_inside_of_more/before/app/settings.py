import os

first = (os.getenv("NEW_URL") or os.getenv("OLD_URL")).strip()
second = int(os.getenv("NEW_PORT") or os.getenv("OLD_URL") or 1)
third = connect(os.getenv("NEW_URL") or os.getenv("OLD_URL"), retry=3)
fourth = f"{os.getenv('NEW_URL') or os.getenv('OLD_URL')}/v1"
