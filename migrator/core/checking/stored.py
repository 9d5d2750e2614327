"""A survey as text, to be kept and read again."""

import json
from dataclasses import asdict

from migrator.core.checking.violations import Standing, Survey, UnreadFile, Violation


def stored(survey: Survey) -> str:
    """A survey as one line of JSON."""
    return json.dumps(asdict(survey))


def restored(text: str) -> Survey | None:
    """The survey in a text; None if the text is damaged."""
    try:
        fields = json.loads(text)
        violations = tuple(
            Violation(**{**one, "standing": Standing(one["standing"])})
            for one in fields["violations"]
        )
        unread = tuple(
            UnreadFile(one["path"], one["reason"], tuple(one["lines"])) for one in fields["unread"]
        )
        return Survey(
            fields["migration"], violations, unread, tuple(fields["notes"]), fields["rules"]
        )
    except (ValueError, TypeError, LookupError):
        return None
