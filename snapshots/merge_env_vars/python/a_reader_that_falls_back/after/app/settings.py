from app.env import read_setting as setting

url = setting("NEW_URL")
