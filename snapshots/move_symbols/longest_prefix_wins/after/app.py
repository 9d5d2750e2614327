from kernel import failures
from kernel import problems
from kernel.base import start, text
from kernel.base.text import trim
from kernel.failures import Failed
from kernel.problems import Other

try:
    start(trim(text))
except (Failed, Other, failures.Failed, problems.Other):
    raise
