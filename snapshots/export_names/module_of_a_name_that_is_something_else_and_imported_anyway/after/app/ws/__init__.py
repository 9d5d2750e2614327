from .listener import Listener, listener
