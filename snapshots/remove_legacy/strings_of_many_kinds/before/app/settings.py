INSTALLED_APPS = ["app.one"]
BACKEND = "app.api:Two"
SAID = "We had app.api.Three until 2019."
CODE = """
from app.api import Four

Four()
"""
