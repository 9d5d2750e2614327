from app.new import Manager
