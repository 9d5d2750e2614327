from app.files import open_file

DATA = open_file("data")
