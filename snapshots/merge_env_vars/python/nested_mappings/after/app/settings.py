SERVICES = {
    "api": {"env": {"NEW_URL": "wss://a"}},
    "web": {"env": {"NEW_URL": "wss://b"}},
    "job": {"env": ["NEW_URL=wss://c"]},
}
