from app.ws import current
