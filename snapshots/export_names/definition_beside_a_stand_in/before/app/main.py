from app.ws import Context
