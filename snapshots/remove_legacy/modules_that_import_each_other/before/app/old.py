from app.new import make
import app.older
