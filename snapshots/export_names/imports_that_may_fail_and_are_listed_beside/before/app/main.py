from app.ws import Session, Stream
