from app.ws import Context, Session
