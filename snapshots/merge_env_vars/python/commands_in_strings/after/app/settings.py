import subprocess

subprocess.run("NEW_URL=wss://a make test", shell=True)
subprocess.run("export NEW_URL=1 && echo $NEW_URL ${NEW_URL:-wss://a}", shell=True)
subprocess.run(f"docker run -e NEW_URL={url} image", shell=True)
subprocess.run("echo ${NEW_URL}", shell=True)
script = """
set -e
NEW_URL=wss://a
export NEXT="${NEW_URL}"
"""
