"""What stands in the pages and is made from something else: ``python -m tests.pages`` writes it.

In README.md and in ``docs``, whatever stands between ``<!-- from SOURCE -->`` and ``<!-- end -->``
is made from its source:

- ``snapshots/TRANSFORM/CASE``: what a case changes and finds. With ``: diff`` behind it, or any
  of ``step, diff, findings``, only that.
- ``manifest`` and ``manifest/TABLE``: the keys of a manifest, and an example.
- ``options/TRANSFORM``: the same for the options of a transform.
- ``transforms``: all of them, for the page that they are listed on.

Made as a whole are ``docs/migration.schema.json`` and ``docs/terminal.svg``.
"""
