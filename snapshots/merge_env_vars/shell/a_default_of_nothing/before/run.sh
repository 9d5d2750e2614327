#!/bin/bash
set -eu
OLD_URL="${OLD_URL:-}"
connect "$OLD_URL"
