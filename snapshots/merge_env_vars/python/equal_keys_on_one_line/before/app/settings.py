first = {"NEW_URL": "wss://a", "OLD_URL": "wss://a"}
second = {"OLD_URL": "wss://a", "NEW_URL": "wss://a", }
third = {"A": 1, "OLD_URL": ("wss://a"), "B": 2, "NEW_URL": "wss://a"}
