"""Agreements with the Company's logo in their header, and a template that has it: fixtures/agreement-pdf/logo-template and the cases
whose `args` name it. Pictures are drawn here, by rings and bars.
"""

import pathlib
import struct
import zlib

import docx_edit
import pdf_producers

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / 'templates' / 'license-agreement' / '2022-03'
FILLED = ROOT / 'fixtures' / 'agreement' / 'ok-ooo' / 'agreement.docx'
WIDTH, HEIGHT = 480, 128
RED, BLUE, INK = (200, 30, 40), (30, 60, 200), (40, 40, 40)

# Letters of five columns of seven bits.
BARS = {'С': (62, 65, 65, 65, 34), 'В': (127, 73, 73, 73, 54), 'Е': (127, 73, 73, 65, 65), 'Р': (127, 9, 9, 9, 6), 'К': (127, 8, 20, 34, 65),
        'А': (124, 10, 9, 10, 124), 'О': (62, 65, 65, 65, 62), 'М': (127, 2, 12, 2, 127), 'Ш': (127, 64, 127, 64, 127), 'Н': (127, 8, 8, 8, 127),
        'Т': (1, 1, 127, 1, 1), ' ': (0, 0, 0, 0, 0)}


def png(pixels):
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
    rows = b''.join(b'\0' + bytes(value for pixel in row for value in pixel) for row in pixels)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', len(pixels[0]), len(pixels), 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b''))


def logo(word, colour=RED, below=''):
    pixels = [[(255, 255, 255)] * WIDTH for _ in range(HEIGHT)]
    for y in range(HEIGHT):
        for x in range(HEIGHT):
            if 900 < (x - 64) ** 2 + (y - 64) ** 2 < 3000:
                pixels[y][x] = colour
    for text, left, top, side in ((word, 140, 24, 8), (below, 140, 100, 2)):
        for at, letter in enumerate(text):
            for column, bits in enumerate(BARS[letter]):
                for y in range(7 * side):
                    for x in range(side):
                        if bits >> (y // side) & 1:
                            pixels[top + y][left + (at * 6 + column) * side + x] = INK
    return png(pixels)


def with_logo(data, picture):
    """The picture at the top of the header, 5 cm wide."""
    document = docx_edit.Docx(data)
    header = 'word/header1.xml'
    types = document.get('[Content_Types].xml')
    document.set(types.replace('<Default ', '<Default Extension="png" ContentType="image/png"/><Default ', 1), '[Content_Types].xml')
    document.parts['word/media/logo.png'] = picture
    name = document.add_relation('image', 'media/logo.png', source=header)
    size = f'cx="1800000" cy="{1800000 * HEIGHT // WIDTH}"'
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent {size}/><wp:docPr id="77" name="Logo"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:nvPicPr><pic:cNvPr id="0" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{name}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>')
    xml = document.get(header)
    start = xml.index('>', xml.index('<w:hdr')) + 1
    document.set(xml[:start] + drawing + xml[start:], header)
    return document.bytes()


ALTERED = ['does_not_conform', 'failed foreign-object *']
UNCLEAR = ['needs_review', 'cannot_tell foreign-object *']
CASES = {
    'ok-logo': (logo('СВЕРКА'), ['conforms'], None),
    'ok-logo-distilled': (logo('СВЕРКА'), ['conforms'], pdf_producers.ghostscript),
    'ok-logo-by-cairo': (logo('СВЕРКА'), ['conforms'], pdf_producers.cairo),
    'logo-of-another': (logo('РОМАШКА'), ALTERED, None),
    'logo-with-a-letter-changed': (logo('СВЕРНА'), ALTERED, None),
    'logo-with-words-below': (logo('СВЕРКА', below='НЕ СЕРВЕР А СМЕТА'), ALTERED, None),
    'logo-replaced-and-distilled': (logo('РОМАШКА'), ALTERED, pdf_producers.ghostscript),
    'logo-in-another-colour': (logo('СВЕРКА', BLUE), UNCLEAR, None),
    'logo-taken-out': (logo(''), ALTERED, None),
}


def write(folder, wanted):
    """`wanted`: name and path -> whether to write it."""
    template = folder / 'logo-template'
    if wanted('logo-template', template / 'template.docx'):
        template.mkdir(parents=True, exist_ok=True)
        (template / 'template.docx').write_bytes(with_logo((SAMPLE / 'template.docx').read_bytes(), logo('СВЕРКА')))
        (template / 'template.toml').write_bytes((SAMPLE / 'template.toml').read_bytes())
    names = [name for name in CASES if wanted(name, folder / name / 'agreement.pdf')]
    made = pdf_producers.libreoffice({name: with_logo(FILLED.read_bytes(), CASES[name][0]) for name in names}) if names else {}
    for name, data in made.items():
        _, expected, rewrite = CASES[name]
        case = folder / name
        case.mkdir(parents=True, exist_ok=True)
        (case / 'agreement.pdf').write_bytes(rewrite(data) if rewrite else data)
        (case / 'args').write_text('template ../logo-template\n', 'utf-8')
        (case / 'expected.txt').write_text('\n'.join(expected) + '\n', 'utf-8')
