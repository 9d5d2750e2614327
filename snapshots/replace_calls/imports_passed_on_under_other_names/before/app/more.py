from app.api import renew as again
