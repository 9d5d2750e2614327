from os import environ as env
from os import getenv as ask

url = env["NEW_URL"]
other = ask("NEW_URL", "wss://a")
