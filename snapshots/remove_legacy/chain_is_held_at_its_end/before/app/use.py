from app.older import make
