from importlib import import_module

modules = [import_module(f"app.{name}") for name in ("one", "new")]
modules.append(import_module("app.%s" % "two"))
NAMES = f"{__name__}.three.make"
