#!/bin/bash
set -o errexit -o nounset
NEW_URL=$OLD_URL
connect "${NEW_URL:-}"
