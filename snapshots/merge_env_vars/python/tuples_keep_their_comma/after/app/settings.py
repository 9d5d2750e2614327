FIRST = ("NEW_URL",)
SECOND = ("NEW_URL",)
THIRD = (
    "NEW_URL",
)
for name in "NEW_URL",:
    print(name)
