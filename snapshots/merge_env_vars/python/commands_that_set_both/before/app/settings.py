import subprocess

subprocess.run("OLD_URL=wss://a NEW_URL=wss://a make test", shell=True)
