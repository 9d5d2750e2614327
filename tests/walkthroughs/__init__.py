"""Pages that a reader follows word for word, followed word for word.

What a page has to look like for that:

- A block of ``console`` holds commands behind ``$``, each with what it prints. What is not shown
  is not compared; ``…`` stands for anything in a line, and alone for any lines. Ids, times and
  dates may be what they are. A command fails only if the next one is ``echo $?``.
- A block of any other language is a file. The line above it ends in its path and a colon, and is
  ``Add to `path`:`` where it goes to the end of a file that is there.
- A block that is neither is a mistake, so that no block is passed over.
"""
