from app.new import Manager, make

print(Manager)
