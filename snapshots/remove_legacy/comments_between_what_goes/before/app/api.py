"""All there is."""

from app.new import Manager, make

NAME = "ann"

# The old names:
# for a while.
Old = Manager  # until 2.0
Older = Manager

# And the user.
USER = make()
