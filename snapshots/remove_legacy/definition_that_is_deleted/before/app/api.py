from app.new import Manager

Old = Manager
del Old
