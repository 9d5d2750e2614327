from app.broker import publish as push


def retry(job):
    push(job)
