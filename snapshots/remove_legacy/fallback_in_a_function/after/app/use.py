def use():
    # The real one.
    from app.new import (
        make,
    )
    return make()
