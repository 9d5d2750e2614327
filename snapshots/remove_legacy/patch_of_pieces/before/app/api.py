from app.new import Manager

Old = Manager
Older = Manager
