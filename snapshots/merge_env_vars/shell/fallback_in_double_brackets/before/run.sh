#!/bin/bash
if [[ -z "$NEW_URL" && -n "$OLD_URL" ]]; then
  NEW_URL=$OLD_URL
fi
if [[ -v OLD_URL ]]; then NEW_URL=$OLD_URL; fi
./server "$NEW_URL"
