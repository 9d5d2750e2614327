import subprocess

subprocess.run(["env", "OLD_URL=wss://a", "make"])
subprocess.run(["docker", "run", "-e", "OLD_URL", "image"])
subprocess.run(["docker", "run", "-e", "NEW_URL=wss://a", "-e", "OLD_URL=wss://a", "image"])
subprocess.run(["docker", "run", "--env", f"OLD_URL={url}", "--env", f"NEW_URL={url}", "image"])
