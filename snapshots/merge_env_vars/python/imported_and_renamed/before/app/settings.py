from os import environ as env
from os import getenv as ask

url = env["OLD_URL"]
other = ask("OLD_URL", "wss://a")
