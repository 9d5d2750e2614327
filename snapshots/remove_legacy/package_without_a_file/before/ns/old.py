from app.new import make
