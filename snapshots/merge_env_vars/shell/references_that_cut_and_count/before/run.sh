#!/bin/bash
echo "${OLD_URL%/}" "${OLD_URL##*/}" "${#OLD_URL}" "${!OLD_URL}" "${OLD_URL/a/b}" "${OLD_URL[0]}" "${OLD_URL^^}" "${OLD_URL:0:3}"
