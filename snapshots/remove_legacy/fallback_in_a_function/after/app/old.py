from app.new import Manager

print(Manager)
