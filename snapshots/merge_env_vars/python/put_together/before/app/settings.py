key = "OLD_URL" + "_V2"
other = "OLD_URL".lower()
third = "%s_OLD_URL" % prefix
fourth = "OLD_URL"[4:]
