from app.ws import number
