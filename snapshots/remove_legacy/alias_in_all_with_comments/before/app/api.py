from app.new import Manager, make

Old = Manager
Older = Manager

__all__ = [
    # What there is.
    "Manager",
    "Old",  # until 2019
    "Older", "make",  # these two
]
