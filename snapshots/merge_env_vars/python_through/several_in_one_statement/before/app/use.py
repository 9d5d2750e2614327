import os

a = os.environ["K"] = "v"
del os.environ["K"], a
os.environ["K"] += ":more"
os.environ["K"], b = "v", 1
