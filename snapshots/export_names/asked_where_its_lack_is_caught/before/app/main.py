try:
    from app.ws import Context
except ImportError:
    Context = None
