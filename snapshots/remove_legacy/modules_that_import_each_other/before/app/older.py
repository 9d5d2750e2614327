import app.old
from app.new import Manager
