"""Where it was."""

from app.ws import manager

make_manager = manager.get_manager
