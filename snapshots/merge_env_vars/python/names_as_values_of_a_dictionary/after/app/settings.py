SETTINGS = [
    {"key": "OLD_URL", "type": "url"},
    {"env_var": "NEW_URL", "type": "url"},
    {"variable": "NEW_URL"},
    {"envVar": "NEW_URL"},
    {"env": "NEW_URL"},
    {"env_name": "NEW_URL"},
    {"name": "OLD_URL", "value": "wss://a"},
    {"varied": "OLD_URL"},
]
pod = {"env": [{"name": "NEW_URL", "value": "wss://a"}]}
