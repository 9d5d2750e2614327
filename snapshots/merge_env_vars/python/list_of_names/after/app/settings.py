NAMES = ["NEW_URL", "X"]
ALONE = ["NEW_URL"]
LINES = [
    "X",
    "NEW_URL",
]
UNIQUE = {"NEW_URL"}
