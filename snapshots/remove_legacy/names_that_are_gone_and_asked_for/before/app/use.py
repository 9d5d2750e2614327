try:
    from app.api import Old
    from app.old import make
except ImportError:
    Old = make = None

try:
    import app.legacy.one

    app.legacy.one.make()
except ImportError:
    pass
