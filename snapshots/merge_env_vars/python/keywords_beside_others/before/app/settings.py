os.environ.update(OLD_URL="wss://a", **more, NEW_URL="wss://a")
os.environ.update(NEW_URL="wss://a", OLD_URL="wss://a", **more)
