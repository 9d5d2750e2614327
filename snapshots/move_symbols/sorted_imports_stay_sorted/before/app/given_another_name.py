from app.screen import Screen, Window
from app.util import show as display

print(display, Screen, Window)
