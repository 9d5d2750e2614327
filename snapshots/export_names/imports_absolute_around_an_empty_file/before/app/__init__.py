from app.core import core
