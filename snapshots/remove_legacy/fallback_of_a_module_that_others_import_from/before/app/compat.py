try:
    from app.new import make
except ModuleNotFoundError:
    from app.old import make
except ImportError:
    make = None
