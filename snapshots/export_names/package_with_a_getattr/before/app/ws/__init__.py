def __getattr__(name):
    from importlib import import_module

    return getattr(import_module("app.ws.context"), name)
