from app.ws import open
