from app.client import Client

client = Client(OLD_URL="wss://a")
