import sys

jobs = __import__("app.legacy_jobs", fromlist=["run"])
top = __import__("app.legacy_jobs").legacy_jobs
loaded = sys.modules["app.legacy_jobs"]
