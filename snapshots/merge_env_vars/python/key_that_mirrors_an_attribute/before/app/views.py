import os
import subprocess

from django.conf import settings
from django.shortcuts import render

OLD_URL = os.environ["OLD_URL"]
ENVIRONMENT = {"OLD_URL": OLD_URL}


def page(request):
    return render(request, "page.html", {"OLD_URL": settings.OLD_URL, "title": "x"})


def started():
    subprocess.run(["serve"], env={"OLD_URL": OLD_URL})
    subprocess.run(["serve"], env={**os.environ, "OLD_URL": OLD_URL})
    return {"OLD_URL": os.environ["OLD_URL"]}
