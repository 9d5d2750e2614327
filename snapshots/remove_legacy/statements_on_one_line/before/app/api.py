from app.new import Manager

Old = Manager; value = 1
Older = Manager
