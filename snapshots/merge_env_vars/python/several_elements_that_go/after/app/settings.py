FIRST = ["NEW_URL", ]
SECOND = ["NEW_URL", "X"]
THIRD = {"NEW_URL": 1, }
FOURTH = ("OLD_URL", "OLDER_URL", "NEW_URL")
FIFTH = [
    "NEW_URL",  # both
    "X",
]
SIXTH = ["NEW_URL",
         "X"]
SEVENTH = [
    "NEW_URL",
]
