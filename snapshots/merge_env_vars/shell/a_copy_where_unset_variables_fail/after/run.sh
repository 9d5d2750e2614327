#!/bin/bash
set -o errexit -o nounset
NEW_URL=$NEW_URL
connect "${NEW_URL:-}"
