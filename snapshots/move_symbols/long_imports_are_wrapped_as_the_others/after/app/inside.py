def show():
    from app.util import encode_uri, import_object
    from app.display import (SkipProgressMessage, display_chunk, progress_message,
                             status_iterator)

    return SkipProgressMessage, display_chunk, encode_uri, import_object, progress_message
