from json import Context
