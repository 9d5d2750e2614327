import importlib
import logging
from importlib import import_module

log = logging.getLogger("app.jobs.nightly")
child = logging.getLogger("app.jobs.nightly.audit")
jobs = importlib.import_module("app.jobs.nightly")
again = import_module("app.jobs.nightly")
relative = import_module(".legacy_jobs", "app")
