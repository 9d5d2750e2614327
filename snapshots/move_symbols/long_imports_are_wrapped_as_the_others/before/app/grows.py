from app.dates import date_to_epoch_in_milliseconds, today_at_midnight
from app.util import encode_uri, epoch_to_date

print(date_to_epoch_in_milliseconds, today_at_midnight, encode_uri, epoch_to_date)
