#!/bin/bash
[ -z "${NEW_URL:-}" ] && NEW_URL="${OLD_URL:-}"
connect "$NEW_URL"
