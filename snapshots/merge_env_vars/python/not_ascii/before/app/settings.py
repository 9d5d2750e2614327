# é: OLD_URL
import os

größe = {"ä": "ö", "NEW_URL": "ü", "OLD_URL": "ü"}  # ß
url = os.environ.get("NEW_URL", "é") or os.environ.get("OLD_URL", "é")
print(f"é{os.environ['OLD_URL']}é OLD_URL={größe}")
