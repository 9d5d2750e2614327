from app.display import (SkipProgressMessage, display_chunk, progress_message,
                         status_iterator)
from app.util import encode_uri, import_object, parselinenos, save_traceback

print(SkipProgressMessage, display_chunk, encode_uri, import_object, parselinenos)
print(progress_message, save_traceback, status_iterator)
