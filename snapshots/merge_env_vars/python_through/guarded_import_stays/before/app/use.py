try:
    import os
except ImportError:
    os = None

x = os.getenv("K")
