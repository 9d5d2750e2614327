import runpy
import subprocess

subprocess.run(["python", "-m", "app.old_jobs"])
runpy.run_module("app.old_jobs")
open("app/old_jobs.py")
