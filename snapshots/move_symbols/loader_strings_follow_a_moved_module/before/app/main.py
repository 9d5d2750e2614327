import importlib
import logging
from importlib import import_module

log = logging.getLogger("app.legacy_jobs")
child = logging.getLogger("app.legacy_jobs.audit")
jobs = importlib.import_module("app.legacy_jobs")
again = import_module("app.legacy_jobs")
relative = import_module(".legacy_jobs", "app")
