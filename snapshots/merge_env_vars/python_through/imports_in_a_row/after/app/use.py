import sys

from app.env import get_env

x = get_env().get("K"), sys.argv
