#!/usr/bin/env python3
"""Writes the PDF fixtures.

fixtures/agreement/<case>/<producer>.pdf   the cases of make_fixtures.py as PDF, from several programs: held against the case's
                                           expected.txt, or expected-pdf.txt where a PDF of it is another thing
fixtures/agreement-pdf/<case>/             cases that only a PDF has: agreement.pdf, expected.txt

Usage: make_pdf_fixtures.py [--again] [--expected-too] [NAME...]

Programs date what they write, so what is there stays, unless --again; expectations, which may have been corrected by hand, stay unless
--expected-too. Needs soffice, chromium, gs, qpdf, pdftocairo, weasyprint, pdfjam, pdfunite and pdflatex (see pdf_tex.py).
"""

import pathlib
import sys

import cases
import cases_correct  # noqa: F401  (each module registers its cases)
import cases_hidden  # noqa: F401
import cases_parts  # noqa: F401
import cases_text  # noqa: F401
import cases_values  # noqa: F401
import pdf_cases
import pdf_cells
import pdf_logos
import pdf_offices  # noqa: F401
import pdf_producers
import pdf_tex
import pdf_tricks
import pdf_tricks_drawn  # noqa: F401
import pdf_tricks_file  # noqa: F401
import pdf_tricks_hidden  # noqa: F401
import pdf_tricks_overlay  # noqa: F401
import pdf_tricks_page  # noqa: F401
import pdf_tricks_state  # noqa: F401

FIXTURES = pathlib.Path(__file__).resolve().parent.parent.parent / 'fixtures'


class Writer:
    def __init__(self, words):
        self.options = {word for word in words if word.startswith('--')}
        self.names = [word for word in words if not word.startswith('--')]

    def wanted(self, name, path):
        return (not self.names or name in self.names) and ('--again' in self.options or not path.exists())

    def expectation(self, path, lines):
        if '--expected-too' in self.options or not path.exists():
            path.write_text('\n'.join(lines) + '\n', 'utf-8')

    def office(self):
        """Those that the export of LibreOffice leaves whole."""
        folder = FIXTURES / 'agreement'
        wanted = [name for name in cases.CASES
                  if name not in pdf_cases.NOT_IN_PDF and self.wanted(name, folder / name / 'libreoffice.pdf')]
        documents = {name: (folder / name / 'agreement.docx').read_bytes() for name in wanted}
        for name, data in pdf_producers.libreoffice(documents).items():
            (folder / name / 'libreoffice.pdf').write_bytes(data)
        for name, lines in pdf_cases.EXPECTED.items():
            if not self.names or name in self.names:
                self.expectation(folder / name / 'expected-pdf.txt', [lines[0]] + sorted(lines[1:]))

    def rewritten(self):
        folder = FIXTURES / 'agreement'
        for name in pdf_cases.CHROMIUM:
            if self.wanted(name, folder / name / 'chromium.pdf'):
                (folder / name / 'chromium.pdf').write_bytes(pdf_producers.chromium((folder / name / 'agreement.docx').read_bytes()))
        for name in pdf_cases.WEASYPRINT:
            if self.wanted(name, folder / name / 'weasyprint.pdf'):
                (folder / name / 'weasyprint.pdf').write_bytes(pdf_producers.weasyprint((folder / name / 'agreement.docx').read_bytes()))
        for name in pdf_cases.TEX:
            for kind, with_map in (('tex', True), ('tex-without-map', False)):
                if self.wanted(name, folder / name / f'{kind}.pdf'):
                    (folder / name / f'{kind}.pdf').write_bytes(pdf_tex.tex((folder / name / 'agreement.docx').read_bytes(), with_map))
        for producer, names in ((pdf_producers.ghostscript, pdf_cases.GHOSTSCRIPT), (pdf_producers.linearised, pdf_cases.LINEARISED),
                                (pdf_producers.cairo, pdf_cases.CAIRO), (pdf_producers.two_up, pdf_cases.TWO_UP),
                                (pdf_producers.united, pdf_cases.UNITED)):
            for name in names:
                path = folder / name / f'{producer.__name__}.pdf'
                if self.wanted(name, path):
                    path.write_bytes(producer((folder / name / 'libreoffice.pdf').read_bytes()))

    def tricks(self):
        base = (FIXTURES / 'agreement' / 'ok-ooo' / 'libreoffice.pdf').read_bytes()
        for name, trick in pdf_tricks.TRICKS.items():
            folder = FIXTURES / 'agreement-pdf' / name
            if self.wanted(name, folder / 'agreement.pdf'):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / 'agreement.pdf').write_bytes(trick.bytes(base))
            if not self.names or name in self.names:
                self.expectation(folder / 'expected.txt', trick.expected)


    def printed(self):
        """The lines of a browser in place of the header and footer are a question."""
        folder = FIXTURES / 'agreement-pdf' / 'office-lines-of-a-browser'
        if self.wanted(folder.name, folder / 'agreement.pdf'):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / 'agreement.pdf').write_bytes(pdf_producers.browser_lines((FIXTURES / 'agreement' / 'ok-ooo' / 'agreement.docx').read_bytes()))
        self.expectation(folder / 'expected.txt', ['needs_review', 'cannot_tell page-margins *'])

    def logos(self):
        pdf_logos.write(FIXTURES / 'agreement-pdf', self.wanted)

    def cells(self):
        pdf_cells.write(FIXTURES / 'agreement-pdf', self.wanted)


def main():
    writer = Writer(sys.argv[1:])
    writer.office()
    writer.rewritten()
    writer.tricks()
    writer.printed()
    writer.logos()
    writer.cells()


if __name__ == '__main__':
    main()
