NAMES = ["NEW_URL",  # the new one
         "OLD_URL"]
OTHERS = ["OLD_URL",  # the old one
          # the new one
          "NEW_URL"]
MORE = [
    "NEW_URL", "OLD_URL",  # both
    "X",
]
