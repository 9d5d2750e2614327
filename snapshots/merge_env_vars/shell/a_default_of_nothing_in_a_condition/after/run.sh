#!/bin/bash
[ -z "${NEW_URL:-}" ] && NEW_URL="${NEW_URL:-}"
connect "$NEW_URL"
