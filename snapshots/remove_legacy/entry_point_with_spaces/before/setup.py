from setuptools import setup

setup(entry_points="""
[console_scripts]
second = app.old:main [extra]
""")
