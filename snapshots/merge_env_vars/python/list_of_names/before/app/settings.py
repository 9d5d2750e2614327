NAMES = ["NEW_URL", "OLD_URL", "X"]
ALONE = ["OLD_URL"]
LINES = [
    "X",
    "OLD_URL",  # the old name
    "NEW_URL",
]
UNIQUE = {"OLD_URL", "NEW_URL"}
