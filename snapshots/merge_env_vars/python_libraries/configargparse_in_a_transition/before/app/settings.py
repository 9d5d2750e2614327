import configargparse

parser = configargparse.ArgParser()
parser.add("--url", env_var="OLD_URL", default="wss://a")
