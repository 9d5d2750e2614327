import json

FIELDS = {"OLD_URL": "the address"}
body = json.dumps({"OLD_URL": "wss://a", "port": 1})
rows = [{"id": 1, "OLD_URL": "wss://a"}]
made = dict(OLD_URL="wss://a", port=1)


def fields():
    return {"OLD_URL": "wss://a", "port": 1}


def check(response):
    assert response.json() == {"OLD_URL": "wss://a"}
