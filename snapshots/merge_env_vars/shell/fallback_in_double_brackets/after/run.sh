#!/bin/bash
./server "$NEW_URL"
