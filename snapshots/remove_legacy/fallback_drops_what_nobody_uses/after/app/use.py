# The new ones.
from app.new import (
    make,  # the one
)

make()
