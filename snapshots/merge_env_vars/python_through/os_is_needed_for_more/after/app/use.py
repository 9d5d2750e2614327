import os
import sys

from app.env import get_env

HERE = os.path.dirname(__file__)
x = get_env().get("K")
