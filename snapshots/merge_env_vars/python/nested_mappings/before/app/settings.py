SERVICES = {
    "api": {"env": {"NEW_URL": "wss://a", "OLD_URL": "wss://a"}},
    "web": {"env": {"OLD_URL": "wss://b"}},
    "job": {"env": ["OLD_URL=wss://c", "NEW_URL=wss://c"]},
}
