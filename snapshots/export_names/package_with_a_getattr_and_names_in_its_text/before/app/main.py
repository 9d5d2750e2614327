from app.ws import Context, Elsewhere, Session
