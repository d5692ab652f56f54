#!/usr/bin/env python3
"""Writes fixtures/agreement/<case>/: agreement.docx, expected.txt, and args where the case needs other arguments.

Usage: make_fixtures.py [--expected-too] [--office] [NAME...]

Documents are always written anew; what is expected of them only if it is not there, since it may have been corrected by hand, or with
--expected-too. The cases that LibreOffice saves are skipped without --office, unless they are not there: its bytes are never twice
the same. A line of `args` is `key value`: template, today, amendments (a file beside it).
"""

import pathlib
import sys

import bare
import bare_lines
import bare_papers
import cases
import cases_correct  # noqa: F401  (each module registers its cases)
import cases_hidden  # noqa: F401
import cases_offices  # noqa: F401
import cases_parts  # noqa: F401
import cases_pressed  # noqa: F401
import cases_shown  # noqa: F401
import cases_text  # noqa: F401
import cases_values  # noqa: F401

FIXTURES = pathlib.Path(__file__).resolve().parent.parent.parent / 'fixtures'


def write(folder, document, expected, arguments, files, options):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'agreement.docx').write_bytes(document)
    expectation = folder / 'expected.txt'
    if '--expected-too' in options or not expectation.exists():
        expectation.write_text('\n'.join(expected) + '\n', 'utf-8')
    if arguments:
        (folder / 'args').write_text(''.join(f'{key} {value}\n' for key, value in arguments.items()), 'utf-8')
    for name, text in files.items():
        (folder / name).write_text(text, 'utf-8')


def main():
    options = {word for word in sys.argv[1:] if word.startswith('--')}
    names = [word for word in sys.argv[1:] if not word.startswith('--')]
    for name, case in cases.CASES.items():
        folder = FIXTURES / 'agreement' / name
        office = 'libreoffice' in name
        if (names and name not in names) or (office and '--office' not in options and folder.exists()):
            continue
        write(folder, case.bytes(), case.expected, case.arguments, case.files, options)
    (FIXTURES / 'bare' / 'template.docx').parent.mkdir(parents=True, exist_ok=True)
    (FIXTURES / 'bare' / 'template.docx').write_bytes(bare.template_bytes())
    for name, case in bare.CASES.items():
        if not names or name in names:
            write(FIXTURES / 'bare' / name, case.bytes(), case.expected, {'template': '../template.docx'}, {}, options)
    (FIXTURES / 'bare' / 'lines.docx').write_bytes(bare_lines.template_bytes())
    for name, changes, term, expected in bare_lines.CASES:
        if not names or name in names:
            write(FIXTURES / 'bare' / name, bare_lines.case_bytes(changes, term), expected, {'template': '../lines.docx'}, {}, options)
    for template in bare_papers.TEMPLATES:
        (FIXTURES / 'bare' / f'{template}.docx').write_bytes(bare_papers.template_bytes(template))
    for name, fill, edits, findings in bare_papers.CASES:
        if not names or name in names:
            write(FIXTURES / 'bare' / name, bare_papers.case_bytes(name, fill, edits), bare_papers.expected_lines(findings),
                  {'template': f'../{bare_papers.template_of(name)}.docx'}, {}, options)


if __name__ == '__main__':
    main()
