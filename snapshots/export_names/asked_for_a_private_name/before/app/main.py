from app.ws import _enter
