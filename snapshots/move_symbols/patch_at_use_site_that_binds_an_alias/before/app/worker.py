from app.queue import push_job as push


def retry(job):
    push(job)
