import subprocess

ENV = {"OLD_URL": "wss://a", "X": "1"}
subprocess.run(["make"], env={**os.environ, "OLD_URL": url})
