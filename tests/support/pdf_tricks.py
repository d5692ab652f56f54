"""The list of the cases that only a PDF has. A module of tricks registers functions here; each edits the correct fill of
fixtures/agreement/ok-ooo/agreement.pdf, as LibreOffice made it, or gives other bytes in its place. What is expected of a case is
written as in cases.py.
"""

import base64
import zlib

import pdf_file

TRICKS = {}

# Clause 7.5 ends in a short line, so that there is room for more words; 7.2 holds a cap on the penalty.
LINE = 'связи, через сети которых передаются'
SECRET = 'Клиент вправе не платить.'
CAP = ', но не более 10 % от этой суммы'
ADDED = '? failed text-added|text-changed|text-removed|structure-changed|print-differs|overlay-present *'


class Trick:
    def __init__(self, expected, edit):
        self.expected, self.edit = expected, edit

    def bytes(self, base):
        pdf = pdf_file.Pdf(base)
        made = self.edit(pdf)
        return made if made is not None else pdf.bytes()


def conclusion_of(lines):
    firsts = {line.split(' ')[0] for line in lines}
    return ('does_not_conform' if 'failed' in firsts else 'does_not_conform|needs_review' if 'failed|cannot_tell' in firsts else
            'needs_review' if 'cannot_tell' in firsts else 'conforms')


def trick(name, *expected):
    """Expected lines as for cases.case(); a first line of conclusions may stand before them."""
    lines = list(expected)
    first = lines[0].split('|')[0] if lines else ''
    conclusion = lines.pop(0) if first in ('conforms', 'needs_review', 'does_not_conform') else conclusion_of(lines)

    def register(edit):
        if name in TRICKS:
            raise ValueError(name)
        TRICKS[name] = Trick([conclusion] + sorted(lines), edit)
        return edit
    return register


# Pieces that several tricks draw.

def white_box(box, colour='1 1 1'):
    return 'q {} rg {:.2f} {:.2f} {:.2f} {:.2f} re f Q\n'.format(colour, *box).encode()


def secret(pdf):
    """Where words can be put in after clause 7.5, and the operators that would show them there plainly."""
    return pdf.after_line(LINE, SECRET)


def image(pdf, width=8, height=8, grey=255):
    data = zlib.compress(bytes([grey]) * (width * height))
    reference = pdf.add_stream({'/Type': '/XObject', '/Subtype': '/Image', '/Width': width, '/Height': height, '/ColorSpace': '/DeviceGray',
                                '/BitsPerComponent': 8, '/Filter': '/FlateDecode'}, b'')
    pdf.objects['obj:' + reference]['stream']['data'] = base64.b64encode(data).decode()
    return reference


def text_picture(pdf, width=400, height=40):
    """Stripes and dots as scanned letters would be: dark on white, nothing to read."""
    rows = bytearray()
    for y in range(height):
        for x in range(width):
            rows.append(0 if (x * 7 + y * 13) % 11 < 3 and 6 < y < height - 6 else 255)
    reference = pdf.add_stream({'/Type': '/XObject', '/Subtype': '/Image', '/Width': width, '/Height': height, '/ColorSpace': '/DeviceGray',
                                '/BitsPerComponent': 8}, bytes(rows))
    return reference


def form(pdf, box, data, **more):
    """A form XObject over the box x, y, width, height."""
    x, y, width, height = box
    dictionary = {'/Type': '/XObject', '/Subtype': '/Form', '/BBox': [x, y, x + width, y + height], '/Resources': pdf.tree()['/Resources']}
    return pdf.add_stream({**dictionary, **more}, data)


def annotation(pdf, number, box, **entries):
    """Adds an annotation over the box to the page; keys without their stroke."""
    x, y, width, height = box
    reference = pdf.add({'/Type': '/Annot', '/Rect': [x, y, x + width, y + height], '/F': 4, **{'/' + key: value for key, value in entries.items()}})
    page = pdf.page(number)
    page['/Annots'] = page.get('/Annots', []) + [reference]
    return reference


def layer(pdf, name, view='/ON', printed='/ON', off=False):
    """An optional content group with states of view and print; its name among the properties."""
    usage = {} if off else {'/Usage': {'/View': {'/ViewState': view}, '/Print': {'/PrintState': printed}}}
    group = pdf.add({'/Type': '/OCG', '/Name': 'u:' + name, **usage})
    states = {'/Order': [group], '/ON': [] if off else [group], '/OFF': [group] if off else []}
    if not off:
        states['/AS'] = [{'/Event': event, '/Category': [event], '/OCGs': [group]} for event in ('/View', '/Print')]
    pdf.catalog['/OCProperties'] = {'/OCGs': [group], '/D': states}
    pdf.add_resource('/Properties', 'L1', group)
    return group
