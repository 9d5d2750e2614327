from app.new import Manager

Old = Manager
