from app.ws import Client
