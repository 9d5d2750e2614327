from app.io import open

DATA = open("data")
