import configargparse

parser = configargparse.ArgParser()
parser.add("--url", env_var="NEW_URL", default="wss://a")
