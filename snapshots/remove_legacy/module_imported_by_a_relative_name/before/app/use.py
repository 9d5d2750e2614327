from importlib import import_module

old = import_module(".old", package="app")
