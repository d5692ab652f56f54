#!/bin/sh
# The desk in headless Chromium. $1: the program, $2: a folder for the driver's packages and the screenshots.
set -eu
mkdir -p "$2"
cp tests/browser/package.json "$2/package.json"
(cd "$2" && [ -d node_modules/playwright-core ] || npm install --no-audit --no-fund --silent)
for one in first_agreement desk; do
    SVERKA="$1" WORK="$2" SOURCES="$(pwd)" node "tests/browser/$one.mjs"
done
