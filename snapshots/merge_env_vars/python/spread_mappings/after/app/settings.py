import os

ENV = {**os.environ, "NEW_URL": "wss://a"}
MORE = {**ENV, "NEW_URL": "wss://a"}
BOTH = {**{"OLD_URL": "wss://a"}, **{"NEW_URL": "wss://a"}}
