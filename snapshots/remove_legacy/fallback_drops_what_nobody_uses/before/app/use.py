try:
    # The new ones.
    from app.new import (
        Manager,
        make,  # the one
    )
    import app.new as new
except (ImportError, ModuleNotFoundError):
    # The old ones.
    from app.old import make
    Manager = new = None

make()
