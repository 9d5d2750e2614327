#!/bin/bash
required=(PORT NEW_URL)
for name in NEW_URL PORT; do
  [ -n "${!name}" ] || exit 1
done
names="PORT NEW_URL"
more="NEW_URL PORT"
