import os

first = os.getenv("NEW_URL").strip()
second = int(os.getenv("NEW_PORT") or os.getenv("NEW_URL") or 1)
third = connect(os.getenv("NEW_URL"), retry=3)
fourth = f"{os.getenv('NEW_URL')}/v1"
