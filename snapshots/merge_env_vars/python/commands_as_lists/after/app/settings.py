import subprocess

subprocess.run(["env", "NEW_URL=wss://a", "make"])
subprocess.run(["docker", "run", "-e", "NEW_URL", "image"])
subprocess.run(["docker", "run", "-e", "NEW_URL=wss://a", "image"])
subprocess.run(["docker", "run", "--env", f"NEW_URL={url}", "image"])
