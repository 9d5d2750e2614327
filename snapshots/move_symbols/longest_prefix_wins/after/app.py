from kernel import problems
from kernel.base import start, text
from kernel import failures
from kernel.failures import Failed
from kernel.problems import Other
from kernel.base.text import trim

try:
    start(trim(text))
except (Failed, Other, failures.Failed, problems.Other):
    raise
