#!/usr/bin/env python3
"""Writes fixtures/bad-input/pdf-<case>/: input.pdf, and expected.txt with the codes that are right for it, as make_bad_input.py does.

Any of "read" and "noted" means that the reader gave a document; what matters of most is that it ends soon and plainly. Bombs are small
here: what they grow into is not.
"""

import pathlib
import re
import zlib

import pdf_file

FIXTURES = pathlib.Path(__file__).resolve().parent.parent.parent / 'fixtures'
INPUTS = {}
GOOD = pdf_file.qpdf('--object-streams=disable', '-in', '-out', data=(FIXTURES / 'agreement' / 'ok-ip' / 'libreoffice.pdf').read_bytes())
GAVE = ('read', 'noted')
CONTENT = b'BT /F1 12 Tf 72 700 Td (Agreement) Tj ET'
FONT = '<</Type /Font /Subtype /Type1 /BaseFont /Times-Roman>>'


def bad(name, data, *codes):
    INPUTS[name] = (data, codes)


def written(objects, trailer='/Root 1 0 R', start=None):
    """A file of these objects (bytes or text, from number 1), with a table of the usual kind."""
    out, places = bytearray(b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f'{number} 0 obj\n'.encode() + (body if isinstance(body, bytes) else body.encode()) + b'\nendobj\n'
    table = len(out)
    out += f'xref\n0 {len(places) + 1}\n0000000000 65535 f \n'.encode()
    out += b''.join(f'{place:010d} 00000 n \n'.encode() for place in places)
    out += f'trailer\n<</Size {len(places) + 1} {trailer}>>\nstartxref\n{table if start is None else start}\n%%EOF\n'.encode()
    return bytes(out)


def stream(data, dictionary=''):
    return f'<<{dictionary} /Length {len(data)}>>\nstream\n'.encode() + data + b'\nendstream'


def packed(data, times=1, filters='/FlateDecode'):
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, f'/Filter [{" ".join([filters] * times)}]')


def small(content=None, page='', catalog='', pages='/Kids [3 0 R] /Count 1', more=()):
    """One page: 1 catalogue, 2 pages, 3 page, 4 content, 5 font, then `more`."""
    return written([f'<</Type /Catalog /Pages 2 0 R {catalog}>>', f'<</Type /Pages {pages}>>',
                    f'<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> >> {page}>>',
                    stream(CONTENT) if content is None else content, FONT, *more])


ZEROS = bytes(1 << 24)
DEEP = 60000

bad('only-head', b'%PDF-1.7\n', 'damaged', 'unsupported', 'empty')
bad('garbage-after-head', b'%PDF-1.7\n' + bytes((number * 37 + 11) % 256 for number in range(20000)), 'damaged')
bad('truncated-third', GOOD[:len(GOOD) // 3], 'damaged', 'empty', *GAVE)
bad('truncated-tail', GOOD[:-200], 'damaged', *GAVE)
bad('no-pages', small(pages='/Kids [] /Count 0'), 'empty', 'damaged')
bad('no-catalogue', written(['<</Type /Nothing>>']), 'damaged', 'empty')
bad('blank-page', small(stream(b'')), 'empty', *GAVE)
bad('page-tree-loop', small(pages='/Kids [2 0 R 3 0 R] /Count 2'), 'damaged', 'limit_reached', *GAVE)
bad('page-tree-of-itself', small(pages='/Kids [2 0 R] /Count 1'), 'damaged', 'empty', 'limit_reached')
bad('pages-that-are-not-there', small(pages='/Kids [3 0 R 77 0 R 78 0 R] /Count 1000000'), 'damaged', 'limit_reached', *GAVE)
bad('deep-page-tree', written(['<</Type /Catalog /Pages 2 0 R>>'] + [f'<</Type /Pages /Count 1 /Kids [{number + 1} 0 R]>>' for number in range(2, 5000)] +
                              ['<</Type /Page /MediaBox [0 0 595 842]>>']), 'damaged', 'empty', 'limit_reached', *GAVE)
bad('table-loop', GOOD[:GOOD.rindex(b'trailer')] + GOOD[GOOD.rindex(b'trailer'):].replace(
    b'<<', f'<< /Prev {GOOD.rindex(b"xref", 0, GOOD.rindex(b"trailer"))} '.encode(), 1), 'damaged', *GAVE)
bad('table-far-away', re.sub(rb'startxref\n\d+', b'startxref\n999999999999', GOOD), 'damaged', *GAVE)
bad('table-of-many', written([FONT], '/Root 1 0 R').replace(b'xref\n0 2', b'xref\n0 2147483647'), 'damaged', 'limit_reached', 'empty')
bad('flate-bomb', small(packed(ZEROS * 12)), 'limit_reached', 'damaged', 'empty', *GAVE)
bad('flate-bomb-twice', small(packed(ZEROS * 32, 2)), 'limit_reached', 'damaged', 'empty', *GAVE)
bad('many-filters', small(packed(CONTENT, 60)), 'limit_reached', 'damaged', 'empty', *GAVE)
bad('deep-dictionaries', small(page='/Deep ' + '<</A ' * DEEP + '1' + '>>' * DEEP), 'damaged', 'limit_reached')
bad('deep-arrays-in-content', small(packed(b'[' * DEEP + b']' * DEEP + b' TJ ' + CONTENT)), 'limit_reached', 'damaged', *GAVE)
bad('deep-graphics-states', small(packed(b'q ' * 500000 + CONTENT)), 'limit_reached', *GAVE)
bad('form-in-itself', small(stream(b'/Fm1 Do ' + CONTENT), page='/Resources <</XObject <</Fm1 6 0 R>> /Font <</F1 5 0 R>> >>', more=[
    stream(b'/Fm1 Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</Fm1 6 0 R>> >>')]), *GAVE, 'limit_reached')
bad('forms-that-double', small(stream(b'/F0 Do'), page='/Resources <</XObject <</F0 6 0 R>> /Font <</F1 5 0 R>> >>', more=[
    stream(f'/F{number + 1} Do '.encode() * 10, f'/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</F{number + 1} {number + 7} 0 R>> >>')
    for number in range(20)] + [stream(CONTENT, '/Type /XObject /Subtype /Form /BBox [0 0 999 999] /Resources <</Font <</F1 5 0 R>> >>')]),
    'limit_reached', 'timeout', 'empty', *GAVE)
bad('huge-numbers', small(stream(b'1e38 0 0 1e38 0 0 cm BT /F1 1e38 Tf 1e38 -1e38 Td (Agreement) Tj 99999999999999999999 Tc (x) Tj ET')), *GAVE, 'empty')
bad('page-of-no-size', small(page='/MediaBox [0 0 0 0]'), *GAVE, 'damaged', 'empty')
bad('huge-page', small(page='/MediaBox [-1e9 -1e9 1e9 1e9] /UserUnit 1e9'), *GAVE, 'damaged', 'limit_reached', 'empty')
bad('wrong-length', small(stream(CONTENT).replace(f'/Length {len(CONTENT)}'.encode(), b'/Length 4')), *GAVE, 'damaged', 'empty')
bad('length-of-itself', small(stream(CONTENT).replace(f'/Length {len(CONTENT)}'.encode(), b'/Length 4 0 R')), *GAVE, 'damaged', 'empty')
bad('user-password', pdf_file.qpdf('--encrypt', 'user', 'owner', '256', '--', '-in', '-out', data=small()), 'encrypted')
bad('user-password-rc4', pdf_file.qpdf('--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=n', '--', '-in', '-out', data=small()), 'encrypted')
bad('unknown-handler', written([*['<<>>'] * 4], '/Root 1 0 R /Encrypt <</Filter /Other /V 9>>'), 'encrypted', 'unsupported', 'damaged', 'empty')
bad('map-of-letters-bomb', small(stream(b'BT /F2 12 Tf (a) Tj ET'), page='/Resources <</Font <</F2 6 0 R>> >>', more=[
    '<</Type /Font /Subtype /Type1 /BaseFont /A /ToUnicode 7 0 R>>',
    packed(b'1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n' + b'100 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange\n' * 5000)]),
    *GAVE, 'limit_reached', 'empty')


def main():
    for name, (data, codes) in INPUTS.items():
        folder = FIXTURES / 'bad-input' / f'pdf-{name}'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / 'input.pdf').write_bytes(data)
        (folder / 'expected.txt').write_text('|'.join(codes) + '\n', 'utf-8')


if __name__ == '__main__':
    main()
