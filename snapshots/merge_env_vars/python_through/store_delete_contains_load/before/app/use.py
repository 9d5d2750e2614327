os.environ["K"] = v
del os.environ["K"]
ok = "K" in os.environ
x = os.environ["K"]
