#!/bin/bash
for name in ${!OLD_URL@}; do
  echo "$name"
done
