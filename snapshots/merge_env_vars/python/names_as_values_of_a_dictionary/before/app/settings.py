SETTINGS = [
    {"key": "OLD_URL", "type": "url"},
    {"env_var": "OLD_URL", "type": "url"},
    {"variable": "OLD_URL"},
    {"envVar": "OLD_URL"},
    {"env": "OLD_URL"},
    {"env_name": "OLD_URL"},
    {"name": "OLD_URL", "value": "wss://a"},
    {"varied": "OLD_URL"},
]
pod = {"env": [{"name": "OLD_URL", "value": "wss://a"}]}
