from app.new import make

print(make)
