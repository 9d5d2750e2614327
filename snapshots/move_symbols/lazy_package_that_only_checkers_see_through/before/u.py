from pkg import make

make()
