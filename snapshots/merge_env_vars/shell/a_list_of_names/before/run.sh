#!/bin/bash
required=(PORT OLD_URL NEW_URL)
for name in OLD_URL NEW_URL PORT; do
  [ -n "${!name}" ] || exit 1
done
names="PORT OLD_URL NEW_URL"
more="OLD_URL PORT"
