from app.ws import context
