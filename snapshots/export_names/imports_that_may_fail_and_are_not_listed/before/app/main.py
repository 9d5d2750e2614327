from app.ws import Session
