"""Write what is made: ``make docs``."""

from tests.pages.made import made

for path, text in made():
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {path.name}")
