FIRST = ("NEW_URL", "OLD_URL")
SECOND = ("OLD_URL", "NEW_URL")
THIRD = (
    "OLD_URL",
    "NEW_URL"
)
for name in "OLD_URL", "NEW_URL":
    print(name)
