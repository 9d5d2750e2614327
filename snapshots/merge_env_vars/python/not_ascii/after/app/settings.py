# é: OLD_URL
import os

größe = {"ä": "ö", "NEW_URL": "ü"}  # ß
url = os.environ.get("NEW_URL", "é")
print(f"é{os.environ['NEW_URL']}é NEW_URL={größe}")
