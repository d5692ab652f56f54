#!/bin/sh
# Checks a tampered sample agreement: the report on the terminal, the page beside it. $1: the program, $2: folder for the page.
set -eu
mkdir -p "$2"
sample=fixtures/agreement/demo/agreement.docx
status=0
"$1" agreement "$sample" --template license-agreement@2022-03 --format text --output - --format html --output "$2/report.html" || status=$?
echo
echo "HTML: $2/report.html"
# 1 is the right answer: the sample does not conform.
[ "$status" -eq 1 ]
