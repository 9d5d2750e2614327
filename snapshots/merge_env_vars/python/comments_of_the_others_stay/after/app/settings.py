NAMES = ["NEW_URL",  # the new one
         ]
OTHERS = [
          # the new one
          "NEW_URL"]
MORE = [
    "NEW_URL",  # both
    "X",
]
