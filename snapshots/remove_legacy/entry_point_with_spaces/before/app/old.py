from app.new import make as main
