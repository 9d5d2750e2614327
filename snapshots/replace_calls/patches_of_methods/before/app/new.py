def plain(url):
    return url
