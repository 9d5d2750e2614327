from app.new import make

make()
