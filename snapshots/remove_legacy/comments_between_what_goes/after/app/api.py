"""All there is."""

from app.new import make

NAME = "ann"

# And the user.
USER = make()
