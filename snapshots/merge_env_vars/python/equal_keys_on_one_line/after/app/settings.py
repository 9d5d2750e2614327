first = {"NEW_URL": "wss://a"}
second = {"NEW_URL": "wss://a", }
third = {"A": 1, "B": 2, "NEW_URL": "wss://a"}
