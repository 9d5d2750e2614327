os.environ.update(**more, NEW_URL="wss://a")
os.environ.update(NEW_URL="wss://a", **more)
