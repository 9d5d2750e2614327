from decouple import config

a = config(
    "NEW_URL",
    default=config(
        "OLD_URL",  # until all have moved
        default="wss://a",
    ),
)
