try:
    from .context import Session
except ImportError:
    Session = None
finally:
    ready = True
