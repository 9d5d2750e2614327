FIRST = ["NEW_URL", "OLD_URL", "OLDER_URL"]
SECOND = ["NEW_URL", "OLD_URL", "OLDER_URL", "X"]
THIRD = {"NEW_URL": 1, "OLD_URL": 1, "OLDER_URL": 1}
FOURTH = ("OLD_URL", "OLDER_URL", "NEW_URL")
FIFTH = [
    "NEW_URL", "OLD_URL",  # both
    "X",
]
SIXTH = ["OLD_URL",
         "NEW_URL", "OLDER_URL",
         "X"]
SEVENTH = [
    "NEW_URL",
    "OLD_URL",
    "OLDER_URL"
]
