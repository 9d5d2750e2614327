from decouple import AutoConfig, Csv, config

url = config("NEW_URL", default="wss://a")
strict = config("NEW_URL")
hosts = config("NEW_URL", cast=Csv())
named = config(option="NEW_URL", default="")
own = AutoConfig(search_path=".")
more = own("NEW_URL", "wss://a", cast=str)
other = config("MY_OLD_URL", default="OLD_URL_X")
