python - <<END
from app.api import Old
END
python -c 'from app import api; api.Older()'
python -m app.old && ./app/old.py
