from setuptools import setup

setup(entry_points={"console_scripts": ["jobs = app.old_jobs:main"]})
