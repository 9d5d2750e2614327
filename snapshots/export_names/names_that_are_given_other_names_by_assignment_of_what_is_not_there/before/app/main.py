from app.ws import Ctx
