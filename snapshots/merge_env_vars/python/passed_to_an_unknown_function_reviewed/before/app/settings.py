from app.lookup import lookup

url = lookup("OLD_URL")
