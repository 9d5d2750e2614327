url = environ.get("OLD_" "URL")
other = environ.get("OLD_URL" "_DEPRECATED")
third = environ.get(
    "OLD_URL"  # OLD_URL is the old one
    ""
)
fourth = environ.get("\x4fLD_URL") or environ.get("O\x4cD_URL")
