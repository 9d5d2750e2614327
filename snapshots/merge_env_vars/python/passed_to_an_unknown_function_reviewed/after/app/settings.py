from app.lookup import lookup

url = lookup("NEW_URL")
