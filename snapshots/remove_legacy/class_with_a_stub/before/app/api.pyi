from app.new import Manager

def build() -> Manager: ...

OldManager = Manager
