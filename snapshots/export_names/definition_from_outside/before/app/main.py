from app.ws import Decimal
