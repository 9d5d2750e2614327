import subprocess

subprocess.run("OLD_URL=wss://a make test", shell=True)
subprocess.run("export OLD_URL=1 && echo $OLD_URL ${OLD_URL:-wss://a}", shell=True)
subprocess.run(f"docker run -e OLD_URL={url} image", shell=True)
subprocess.run("echo ${NEW_URL:-$OLD_URL}", shell=True)
script = """
set -e
OLD_URL=wss://a
export NEXT="${OLD_URL}"
"""
