#!/usr/bin/env python3
"""Writes fixtures/bad-input/<case>/: the input (input.docx) and expected.txt with the codes of the errors that are right for it.

"noted" means that the document is read and that its reader says what is wrong with it. Bombs are small here: what they grow into is not.
"""

import io
import pathlib
import struct
import warnings
import zipfile

import cases
import cases_correct  # noqa: F401
import ooxml
from docx_edit import DOCUMENT

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / 'fixtures' / 'bad-input'
INPUTS = {}
GOOD = cases.CASES['ok-ip'].bytes()
SMALL = {
    '[Content_Types].xml': ooxml.content_types({DOCUMENT: ooxml.MEDIA + 'document.main+xml'}),
    '_rels/.rels': ooxml.relationships([('rId1', 'officeDocument', DOCUMENT)]),
    DOCUMENT: ooxml.DECLARATION + f'<w:document {ooxml.NAMESPACES}><w:body><w:p><w:r><w:t>Договор</w:t></w:r></w:p></w:body></w:document>',
}


def bad(name, data, *codes):
    INPUTS[name] = (data, codes)


def small(**changes):
    return ooxml.write_package({**SMALL, **{DOCUMENT if name == 'document' else name: part for name, part in changes.items()}})


def around(body, before=''):
    return ooxml.DECLARATION + before + f'<w:document {ooxml.NAMESPACES}><w:body>{body}</w:body></w:document>'


def compound_file(*streams):
    """An OLE compound file with empty streams of these names: enough for telling what it is."""
    header = bytearray(512)
    header[:8] = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
    struct.pack_into('<HHHHH', header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into('<II', header, 44, 1, 1)
    struct.pack_into('<IIIII', header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into('<109I', header, 76, 0, *([0xFFFFFFFF] * 108))
    table = struct.pack('<128I', 0xFFFFFFFD, 0xFFFFFFFE, *([0xFFFFFFFF] * 126))
    entries = b''
    for number, name in enumerate(('Root Entry',) + streams):
        entry = bytearray(128)
        encoded = name.encode('utf-16-le')
        entry[:len(encoded)] = encoded
        right = number + 1 if 0 < number < len(streams) else 0xFFFFFFFF
        struct.pack_into('<HBBIII', entry, 64, len(encoded) + 2, 5 if number == 0 else 2, 1, 0xFFFFFFFF, right, 1 if number == 0 else 0xFFFFFFFF)
        struct.pack_into('<I', entry, 116, 0xFFFFFFFE)
        entries += bytes(entry)
    entries += bytes(512 - len(entries))
    return bytes(header) + table + entries


def duplicate_entries():
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter('ignore')
        for name, part in SMALL.items():
            archive.writestr(ooxml.entry(name), part)
        archive.writestr(ooxml.entry(DOCUMENT), SMALL[DOCUMENT].replace('Договор', 'Другой договор'))
    return out.getvalue()


def names_differ():
    """The local header names another part than the central directory."""
    data = bytearray(small())
    at = data.index(DOCUMENT.encode())
    data[at:at + len(DOCUMENT)] = b'word/documenX.xml'
    return bytes(data)


def encrypted_zip():
    """The flag of a password on every entry."""
    data = bytearray(small())
    for mark, offset in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


LEVELS = ''.join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
NESTED = 100000
TABLES = ('<w:tbl><w:tr><w:tc>' * NESTED) + '<w:p><w:r><w:t>x</w:t></w:r></w:p>' + ('</w:tc></w:tr></w:tbl>' * NESTED)

bad('empty-file', b'', 'empty')
bad('not-an-archive', 'Это просто текст, сохранённый под чужим именем.\n'.encode(), 'unsupported', 'damaged')
bad('truncated-archive', GOOD[:len(GOOD) * 2 // 3], 'damaged')
bad('truncated-directory', GOOD[:-40], 'damaged')
bad('only-signature', b'PK\x03\x04', 'damaged')
bad('encrypted-office', compound_file('EncryptedPackage', 'EncryptionInfo'), 'encrypted')
bad('old-doc', compound_file('WordDocument', '1Table'), 'unsupported')
bad('rich-text', rb'{\rtf1\ansi Contract}', 'unsupported')
bad('portable-document', b'%PDF-1.4\n%%EOF\n', 'unsupported', 'damaged')
bad('macros-document', ooxml.write_package({**SMALL, '[Content_Types].xml': ooxml.content_types(
    {DOCUMENT: 'application/vnd.ms-word.document.macroEnabled.main+xml'})}), 'unsupported')
bad('macros-part', small(**{'word/vbaProject.bin': compound_file('VBA')}), 'unsupported')
bad('open-document', ooxml.write_package({'mimetype': 'application/vnd.oasis.opendocument.text', 'content.xml': '<office:document-content '
                                          'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>', 'META-INF/manifest.xml': '<m/>'}), 'unsupported')
bad('other-archive', ooxml.write_package({'readme.txt': 'nothing here'}), 'unsupported')
bad('spreadsheet', ooxml.write_package({'[Content_Types].xml': ooxml.content_types(
    {'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'}),
    '_rels/.rels': ooxml.relationships([('rId1', 'officeDocument', 'xl/workbook.xml')]), 'xl/workbook.xml': '<workbook/>'}), 'unsupported')
bad('encrypted-archive', encrypted_zip(), 'encrypted', 'damaged')
bad('duplicate-entries', duplicate_entries(), 'damaged')
bad('local-name-differs', names_differ(), 'damaged', 'noted')
bad('main-part-missing', ooxml.write_package({name: part for name, part in SMALL.items() if name != DOCUMENT}), 'damaged', 'unsupported')
bad('xml-cut', small(document=SMALL[DOCUMENT][:-30]), 'damaged', 'noted')
bad('xml-not-text', small(document=b'\x00\x01\x02\x03' * 40), 'damaged')
bad('entity-bomb', small(document=around('<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>', f'<!DOCTYPE d [<!ENTITY a0 "x">{LEVELS}]>')), 'damaged', 'limit_reached')
bad('external-entity', small(document=around('<w:p><w:r><w:t>&file;</w:t></w:r></w:p>', '<!DOCTYPE d [<!ENTITY file SYSTEM "file:///etc/hostname">]>')), 'damaged')
bad('nested-tables', small(document=around(TABLES)), 'limit_reached', 'damaged')
bad('many-attributes', small(document=around('<w:p ' + ' '.join(f'w:a{number}="1"' for number in range(5000)) + '/>')), 'limit_reached', 'damaged')
bad('expanding-part', small(document=around('<w:p><w:r><w:t>' + ' ' * 24_000_000 + '</w:t></w:r></w:p>')), 'limit_reached')
bad('no-text', small(document=around('')), 'empty')


def main():
    for name, (data, codes) in INPUTS.items():
        folder = FOLDER / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / 'input.docx').write_bytes(data)
        (folder / 'expected.txt').write_text('|'.join(codes) + '\n', 'utf-8')


if __name__ == '__main__':
    main()
