#!/usr/bin/env python3
"""rules.json of petrovich-rules -> the table that programme/names.cpp reads: petrovich_table.py rules.json > petrovich.tsv"""
import json
import sys

LICENCE = """\
The MIT License (MIT)

Copyright (c) 2013 Petrovich Developers

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""

HEAD = """\
Declension of names: rules.json of petrovich/petrovich-rules at df207fbe61af6c58c191ee021c405c4a3759c3a7 (2024-11-15),
turned into a table by tests/support/petrovich_table.py. Columns, divided by tabs: part of the name; word (the whole word is compared)
or ending; gender; "first" if only for the first part of a hyphenated name, else "-"; words or endings; then the change for the
genitive, dative, accusative, instrumental, prepositional: each leading "-" cuts a letter, the rest is added, "." changes
nothing. The first rule that fits wins."""


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        rules = json.load(file)
    for line in f"{HEAD}\n\n{LICENCE}".split("\n"):
        print(f"# {line}".rstrip())
    for part in ("lastname", "firstname", "middlename"):
        for kind, word in (("exceptions", "word"), ("suffixes", "ending")):
            for rule in rules[part][kind]:
                first = "first" if "first_word" in rule.get("tags", []) else "-"
                print(part, word, rule["gender"], first, ",".join(rule["test"]), *rule["mods"], sep="\t")


main()
