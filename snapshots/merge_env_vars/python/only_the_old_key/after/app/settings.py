import subprocess

ENV = {"NEW_URL": "wss://a", "X": "1"}
subprocess.run(["make"], env={**os.environ, "NEW_URL": url})
