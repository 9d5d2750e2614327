from importlib import import_module

old = import_module("app.old")
