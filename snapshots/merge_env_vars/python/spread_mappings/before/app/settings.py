import os

ENV = {**os.environ, "OLD_URL": "wss://a"}
MORE = {"OLD_URL": "wss://a", **ENV, "NEW_URL": "wss://a"}
BOTH = {**{"OLD_URL": "wss://a"}, **{"NEW_URL": "wss://a"}}
