import os
import subprocess

from django.conf import settings
from django.shortcuts import render

OLD_URL = os.environ["NEW_URL"]
ENVIRONMENT = {"NEW_URL": OLD_URL}


def page(request):
    return render(request, "page.html", {"OLD_URL": settings.OLD_URL, "title": "x"})


def started():
    subprocess.run(["serve"], env={"NEW_URL": OLD_URL})
    subprocess.run(["serve"], env={**os.environ, "NEW_URL": OLD_URL})
    return {"NEW_URL": os.environ["NEW_URL"]}
