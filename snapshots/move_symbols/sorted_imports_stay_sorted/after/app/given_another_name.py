from app.screen import Screen, Window
from app.screen import show as display

print(display, Screen, Window)
