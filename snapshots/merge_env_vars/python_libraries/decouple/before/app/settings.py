from decouple import AutoConfig, Csv, config

url = config("OLD_URL", default="wss://a")
strict = config("OLD_URL")
hosts = config("OLD_URL", cast=Csv())
named = config(option="OLD_URL", default="")
own = AutoConfig(search_path=".")
more = own("OLD_URL", "wss://a", cast=str)
other = config("MY_OLD_URL", default="OLD_URL_X")
