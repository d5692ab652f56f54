#!/usr/bin/env python3
"""Writes agreements of 10, 100 and 1,000 pages and the templates that they were filled on.

Usage: make_agreements.py FOLDER

`<pages>.docx` is filled correctly, `<pages>-edited.docx` lacks one word of a fixed clause, `<pages>-template.docx` and its manifest are
what they are held against. They are the sample agreement with clauses added: its own clauses over and over, every fifth word replaced by
one that stands nowhere else, so that the words grow with the pages and the text still repeats itself as contracts do.
"""

import itertools
import pathlib
import random
import sys

SUPPORT = pathlib.Path(__file__).resolve().parent.parent / 'support'
sys.path.insert(0, str(SUPPORT))

import clients  # noqa: E402
import docx_edit  # noqa: E402

SAMPLE = SUPPORT.parent.parent / 'templates' / 'license-agreement' / '2022-03'
PAGES = (10, 100, 1000)
PAGE = 2500  # characters of a page of A4, 12 points
LAST_CLAUSE = 'Факсимильное воспроизведение подписи'
EDITED = 'которое Стороны согласовали отдельно'
SYLLABLES = [consonant + vowel for consonant in 'бвгдзклмнпрст' for vowel in 'аеиоу']


def made_words():
    """Words of four syllables, each once, in an order that looks like none."""
    words = [''.join(syllables) for syllables in itertools.product(SYLLABLES[::2], SYLLABLES[1::3], SYLLABLES[::3], SYLLABLES[2::3])]
    random.Random(7).shuffle(words)
    return iter(words)


def clauses_of(document):
    texts = [docx_edit.plain(match[0]) for match in docx_edit.PARAGRAPH.finditer(document.get()) if '"Clause"' in match[0]]
    return [text for text in texts if len(text) > 80 and not any(mark in text for mark in '_{[<')]


def added_clauses(document, pages):
    """XML of the clauses that bring the document to so many pages; the middle one holds the phrase that the edit is made in."""
    size = sum(len(docx_edit.plain(match[0])) for match in docx_edit.PARAGRAPH.finditer(document.get()))
    made = made_words()
    texts = []
    for text in itertools.cycle(clauses_of(document)):
        if size >= pages * PAGE:
            break
        words = [next(made) if i % 5 == 4 else word for i, word in enumerate(text.rstrip('.').split(' '))]
        texts.append(' '.join(words) + '.')
        size += len(texts[-1])
    middle = len(texts) // 2
    texts[middle] = texts[middle].rstrip('.') + f', {EDITED}.'
    return ''.join(docx_edit.paragraph(text, 'Clause') for text in texts)


def write(folder, name, document):
    (folder / name).write_bytes(document.bytes())


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    manifest = (SAMPLE / 'template.toml').read_text('utf-8')
    for pages in PAGES:
        template = docx_edit.Docx((SAMPLE / 'template.docx').read_bytes())
        template.after(LAST_CLAUSE, added_clauses(template, pages))
        write(folder, f'{pages}-template.docx', template)
        (folder / f'{pages}-template.toml').write_text(manifest, 'utf-8')
        agreement = docx_edit.fill(template, clients.OOO, clients.OOO_ROWS)
        write(folder, f'{pages}.docx', agreement)
        agreement.swap(EDITED, EDITED.replace(' отдельно', ''))
        write(folder, f'{pages}-edited.docx', agreement)


if __name__ == '__main__':
    main()
