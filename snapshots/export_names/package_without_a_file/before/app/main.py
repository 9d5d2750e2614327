from app.ws import Context, context
