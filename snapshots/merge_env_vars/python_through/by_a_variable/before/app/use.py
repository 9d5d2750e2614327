import os

env = os.environ
x = env.get("K")
