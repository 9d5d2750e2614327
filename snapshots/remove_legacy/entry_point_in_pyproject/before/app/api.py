from app.new import make

main = make
