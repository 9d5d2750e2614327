import os

x = os.environ["K"]
