"""What `check` found, as SARIF 2.1.0.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from urllib.parse import quote

from migrator.core.baseline import Group
from migrator.core.checking.result import CheckResult
from migrator.core.checking.violations import Standing, UnreadFile, Violation
from migrator.report.json import Json

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: Grows when fingerprints are made in another way.
_FINGERPRINT = "migrator/v1"
_UNREADABLE = "unreadable"


def text(result: CheckResult) -> str:
    """One run, with what is tolerated marked as such."""
    rules = {**result.survey.rules, _UNREADABLE: "Files with old names can be read."}
    driver: dict[str, Json] = {
        "name": "migrator",
        "version": version("migrator"),
        "rules": [_rule(name, about) for name, about in rules.items()],
    }
    results = _Results(list(rules)).of(result)
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    document: Json = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2) + "\n"


def _rule(name: str, about: str) -> Json:
    return {
        "id": name,
        "shortDescription": {"text": about},
        "defaultConfiguration": {"level": "error"},
    }


class _Results:
    def __init__(self, rules: list[str]) -> None:
        self._rules = rules
        self._seen: Counter[str] = Counter()

    def of(self, result: CheckResult) -> list[Json]:
        return [*self._violations(result), *map(self._unread, result.survey.unread)]

    def _violations(self, result: CheckResult) -> Iterator[Json]:
        for group in result.comparison.groups:
            for violation in group.violations:
                yield self._violation(violation, group)

    def _violation(self, one: Violation, group: Group) -> Json:
        marks = self._fingerprint(one.rule, one.path, one.old, " ".join(one.excerpt.split()))
        said = {
            **self._result(one.rule, f"{one.message}. {one.remedy}"),
            "locations": [_location(one.path, one.line, one.column)],
            "partialFingerprints": marks,
        }
        if not group.passes:
            return {**said, "level": "error", "baselineState": "new"}
        reason = _reason(one)
        suppression: Json = {"kind": "external", "status": "accepted", "justification": reason}
        tolerated: dict[str, Json] = {
            "level": "note",
            "baselineState": "unchanged",
            "suppressions": [suppression],
        }
        return {**said, **tolerated}

    def _unread(self, one: UnreadFile) -> Json:
        return {
            **self._result(_UNREADABLE, one.reason),
            "locations": [_location(one.path, one.first_line, 1)],
            "partialFingerprints": self._fingerprint(_UNREADABLE, one.path),
            "level": "error",
            "baselineState": "new",
        }

    def _result(self, rule: str, message: str) -> dict[str, Json]:
        text: Json = {"text": message.encode(errors="replace").decode()}
        return {"ruleId": rule, "ruleIndex": self._rules.index(rule), "message": text}

    def _fingerprint(self, *marks: str) -> dict[str, Json]:
        """A name for a result that stays the same wherever its line goes.

        Of several that are alike, the first, the second and so on have names of their own.
        """
        alike = sha256("\0".join(marks).encode(errors="surrogateescape")).hexdigest()
        self._seen[alike] += 1
        return {_FINGERPRINT: f"{alike[:32]}:{self._seen[alike]}"}


def _reason(one: Violation) -> str:
    if one.standing is Standing.EARLY:
        return f"The phase {one.phase} has not landed."
    return "The baseline tolerates it."


def _location(path: str, line: int, column: int) -> Json:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(path, errors="surrogateescape")},
            "region": {"startLine": line, "startColumn": column},
        }
    }
