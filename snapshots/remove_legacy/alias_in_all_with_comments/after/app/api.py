from app.new import Manager, make

__all__ = [
    # What there is.
    "Manager",
    "make",  # these two
]
