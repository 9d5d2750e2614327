from app.models import Model
