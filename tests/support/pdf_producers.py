"""Programs that make a PDF of an agreement, or write one anew: the fixtures come from as many as a developer can have.

LibreOffice, Chromium (over HTML, see page_html.py), Ghostscript, qpdf and cairo (pdftocairo of poppler).
"""

import functools
import http.server
import pathlib
import shutil
import subprocess
import tempfile
import threading

import page_html
from pdf_file import qpdf

BATCH = 30  # documents a call of LibreOffice


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def libreoffice(documents):
    """Name -> bytes of a DOCX; gives name -> bytes of the PDF, in few calls since the program starts slowly."""
    made = {}
    names = sorted(documents)
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        for first in range(0, len(names), BATCH):
            batch = names[first:first + BATCH]
            for name in batch:
                (home / f'{name}.docx').write_bytes(documents[name])
            run('soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', 'pdf', '--outdir', home,
                *[home / f'{name}.docx' for name in batch], timeout=600)
            for name in batch:
                if (home / f'{name}.pdf').exists():
                    made[name] = (home / f'{name}.pdf').read_bytes()
    return made


def rewritten(data, command):
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / 'in.pdf', pathlib.Path(folder) / 'out.pdf'
        source.write_bytes(data)
        run(*[{'IN': source, 'OUT': target}.get(word, word) for word in command])
        return target.read_bytes()


def ghostscript(data):
    return rewritten(data, ['gs', '-q', '-sDEVICE=pdfwrite', '-o', 'OUT', 'IN'])


def cairo(data):
    return rewritten(data, ['pdftocairo', '-pdf', 'IN', 'OUT'])


def linearised(data):
    return qpdf('--linearize', '--object-streams=generate', '-in', '-out', data=data)


def chromium(docx):
    """A page printed from a browser, as on-line forms make them."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / 'page.html', pathlib.Path(folder) / 'page.pdf'
        source.write_text(page_html.page_of(docx), 'utf-8')
        run('chromium', '--headless', '--no-sandbox', '--disable-gpu', f'--user-data-dir={folder}/profile', '--no-pdf-header-footer',
            f'--print-to-pdf={target}', source.as_uri(), timeout=120)
        return target.read_bytes()



def weasyprint(docx):
    """The same page of HTML by a printer that is no browser; lines are hyphenated."""
    page = page_html.page_of(docx).replace('p{margin', 'p{hyphens:auto;margin')
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / 'page.html', pathlib.Path(folder) / 'page.pdf'
        source.write_text(page, 'utf-8')
        run('/usr/bin/weasyprint', source, target)
        return target.read_bytes()


def two_up(data):
    """Two pages on a sheet."""
    return rewritten(data, ['pdfjam', '--nup', '2x1', '--landscape', '--a4paper', '--outfile', 'OUT', 'IN'])


def united(data):
    """Cut into pages and put together again."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / 'in.pdf').write_bytes(data)
        run('pdfseparate', home / 'in.pdf', home / 'page%03d.pdf')
        run('pdfunite', *sorted(home.glob('page*.pdf')), home / 'out.pdf')
        return (home / 'out.pdf').read_bytes()


def browser_lines(docx):
    """Printed from a browser with the lines that it puts in the margins by itself; the page is served, as a form on-line would be."""
    page = page_html.page_of(docx)
    page = page[:page.index('@page')] + '@page{margin:20mm}' + page[page.index('body{'):]
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / 'agreement.html').write_text(page, 'utf-8')
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
        with http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            target = pathlib.Path(folder) / 'page.pdf'
            run('chromium', '--headless', '--no-sandbox', '--disable-gpu', f'--user-data-dir={folder}/profile', f'--print-to-pdf={target}',
                f'http://127.0.0.1:{server.server_port}/agreement.html', timeout=120)
            server.shutdown()
            return target.read_bytes()


def available():
    return all(shutil.which(program) for program in ('soffice', 'chromium', 'gs', 'qpdf', 'pdftocairo', 'weasyprint', 'pdfjam', 'pdfunite'))
