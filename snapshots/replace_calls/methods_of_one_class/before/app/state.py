from app.client import Client

client = Client("s")
