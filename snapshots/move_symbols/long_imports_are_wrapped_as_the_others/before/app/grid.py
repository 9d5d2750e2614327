from app.util import (SkipProgressMessage, display_chunk, encode_uri, import_object,
                      parselinenos, progress_message, save_traceback, status_iterator)

print(SkipProgressMessage, display_chunk, encode_uri, import_object, parselinenos)
print(progress_message, save_traceback, status_iterator)
