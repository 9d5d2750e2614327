from app.legacy.one import make
