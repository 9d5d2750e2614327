#!/bin/bash
set -eu
OLD_URL="${OLD_URL:-}"
NEW_URL="${NEW_URL:-$OLD_URL}"
connect "$NEW_URL"
