from app.ws import Listener
