def use():
    try:
        # The real one.
        from app.new import (
            make,
        )
    except (ImportError, ModuleNotFoundError):
        from app.old import make
    return make()
