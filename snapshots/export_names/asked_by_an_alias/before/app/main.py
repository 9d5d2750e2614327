from app.ws import Context as Ctx, Session
