"""A PDF as Python values: qpdf writes its objects as JSON and reads them back.

Values are as qpdf's JSON has them: "/Name", "u:text", "b:hex", "12 0 R", numbers, lists, dictionaries. The finder of words knows
how LibreOffice writes text: one BT ... ET a line or a part of one, by codes of a subset font with a ToUnicode map.
"""

import base64
import json
import pathlib
import re
import subprocess
import tempfile

TEXT = re.compile(rb'q ([\d.]+ [\d.]+ [\d.]+) rg\nBT\n([\d.-]+) ([\d.-]+) Td /(F\d+) ([\d.]+) Tf(\[[^\]]*\]TJ|<[0-9A-F]*>Tj)\nET\nQ')
PIECE = re.compile(rb'<([0-9A-F]*)>|(-?[\d.]+)')


def qpdf(*arguments, data=None):
    """Runs qpdf over `data` (the path "-in" stands for it); returns what it writes to "-out"."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {'-in': pathlib.Path(folder) / 'in', '-out': pathlib.Path(folder) / 'out'}
        if data is not None:
            paths['-in'].write_bytes(data)
        command = ['qpdf', '--deterministic-id', '--no-warn'] + [str(paths.get(word, word)) for word in arguments]
        if '--encrypt' in arguments:
            command.remove('--deterministic-id')
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in (0, 3):
            raise RuntimeError(f'{command}: {done.stderr.decode()}')
        return paths['-out'].read_bytes()


class Show:
    """One text-showing operation."""

    def __init__(self, pdf, match):
        self.start, self.end = match.span()
        self.colour = match[1].decode()
        self.x, self.y, self.size = float(match[2]), float(match[3]), float(match[5])
        self.font = match[4].decode()
        self.codes, self.edges = [], []
        widths, at = pdf.widths(self.font), self.x
        for hexes, number in PIECE.findall(match[6]):
            if number:
                at -= float(number) / 1000 * self.size
                continue
            for code in bytes.fromhex(hexes.decode()):
                self.codes.append(code)
                self.edges.append(at)
                at += widths[code] / 1000 * self.size
        self.right = at
        letters = pdf.letters(self.font)
        self.text = ''.join(letters.get(code, '\ufffd') for code in self.codes)

    def part(self, begin, end, font=None, colour=None, codes=None, size=None):
        """The codes [begin, end) as an operation of their own, at their place."""
        codes = self.codes[begin:end] if codes is None else codes
        if not codes:
            return b''
        x = self.edges[begin] if begin < len(self.edges) else self.right
        return show(codes, x, self.y, font or self.font, size or self.size, colour or self.colour)


def show(codes, x, y, font, size, colour='0 0 0'):
    return (f'q {colour} rg\nBT\n{x:.3f} {y:.3f} Td /{font} {size:g} Tf<{bytes(codes).hex().upper()}>Tj\nET\nQ\n').encode()


class Found:
    def __init__(self, page, operation, begin, end):
        self.page, self.operation, self.begin, self.end = page, operation, begin, end

    def box(self, spread=1.0):
        """x, y, width, height around the words."""
        left = self.operation.edges[self.begin]
        right = self.operation.edges[self.end] if self.end < len(self.operation.edges) else self.operation.right
        size = self.operation.size
        return left - spread, self.operation.y - size * 0.25, right - left + 2 * spread, size * 1.2


class Pdf:
    def __init__(self, data):
        self.original = data
        whole = qpdf('--json-output', '--json-stream-data=inline', '--decode-level=generalized', '-in', '-out', data=data)
        self.head, self.objects = json.loads(whole)['qpdf']
        self.maps = {}

    def bytes(self, *options):
        text = json.dumps({'version': 2, 'parameters': {'decodelevel': 'generalized'}, 'qpdf': [self.head, self.objects]}).encode()
        return qpdf('--json-input', '--compression-level=9', '--recompress-flate', '--object-streams=generate', *options, '-in', '-out', data=text)

    # Objects.

    def value(self, reference):
        entry = self.objects['obj:' + reference]
        return entry['stream']['dict'] if 'stream' in entry else entry['value']

    def follow(self, value):
        return self.value(value) if isinstance(value, str) and re.fullmatch(r'\d+ \d+ R', value) else value

    def stream(self, reference):
        return base64.b64decode(self.objects['obj:' + reference]['stream']['data'])

    def set_stream(self, reference, data):
        self.objects['obj:' + reference]['stream']['data'] = base64.b64encode(data).decode()
        self.objects['obj:' + reference]['stream']['dict'].pop('/Filter', None)

    def new_reference(self):
        return f'{max(int(name.split()[0][4:]) for name in self.objects if name.startswith("obj:")) + 1} 0 R'

    def add(self, value):
        reference = self.new_reference()
        self.objects['obj:' + reference] = {'value': value}
        return reference

    def add_stream(self, dictionary, data):
        reference = self.new_reference()
        self.objects['obj:' + reference] = {'stream': {'data': base64.b64encode(data).decode(), 'dict': dictionary}}
        return reference

    @property
    def trailer(self):
        return self.objects['trailer']['value']

    @property
    def catalog(self):
        return self.value(self.trailer['/Root'])

    # Pages, counted from 1.

    def tree(self):
        return self.value(self.catalog['/Pages'])

    def set_pages(self, kids):
        self.tree()['/Kids'] = kids
        self.tree()['/Count'] = len(kids)

    def page_references(self):
        return list(self.tree()['/Kids'])

    def page(self, number):
        return self.value(self.page_references()[number - 1])

    def resources(self):
        return self.value(self.tree()['/Resources'])

    def add_resource(self, kind, name, value):
        resources = self.resources()
        table = self.follow(resources.setdefault(kind, {}))
        table['/' + name] = value

    def content(self, number):
        return self.stream(self.page(number)['/Contents'])

    def set_content(self, number, data):
        self.set_stream(self.page(number)['/Contents'], data)

    def append(self, number, data):
        self.set_content(number, self.content(number) + b'\n' + data)

    # Fonts and words.

    def font(self, name):
        return self.value(self.follow(self.resources()['/Font'])['/' + name])

    def widths(self, name):
        font = self.font(name)
        return {font['/FirstChar'] + at: width for at, width in enumerate(self.follow(font['/Widths']))}

    def letters(self, name):
        """Code -> letter, from the ToUnicode map as LibreOffice writes it."""
        if name not in self.maps:
            text = self.stream(self.font(name)['/ToUnicode']).decode('latin-1')
            self.maps[name] = {int(code, 16): bytes.fromhex(letters).decode('utf-16-be')
                               for code, letters in re.findall(r'<([0-9A-F]{2})> <([0-9A-F]{4,})>', text)}
        return self.maps[name]

    def encode(self, text, name):
        codes = {letter: code for code, letter in self.letters(name).items()}
        return [codes[letter] for letter in text]

    def shows(self, number):
        return [Show(self, match) for match in TEXT.finditer(self.content(number))]

    def find(self, phrase):
        """The only place of the words on all pages; they must stand in one operation."""
        found = []
        for number in range(1, len(self.page_references()) + 1):
            for operation in self.shows(number):
                at = operation.text.find(phrase)
                while at >= 0:
                    found.append(Found(number, operation, at, at + len(phrase)))
                    at = operation.text.find(phrase, at + 1)
        if len(found) != 1:
            raise ValueError(f'{len(found)} times: {phrase}')
        return found[0]

    def replace(self, found, operators):
        data = self.content(found.page)
        self.set_content(found.page, data[:found.operation.start] + operators + data[found.operation.end:])

    def wrap(self, phrase, before=b'', after=b'', words=None, font=None, colour=None, size=None):
        """Draws the words apart from their line: before, the words (or others in their place), after."""
        found = self.find(phrase)
        one = found.operation
        codes = None if words is None else self.encode(words, font or one.font)
        self.replace(found, one.part(0, found.begin) + before +
                     one.part(found.begin, found.end, font, colour, codes, size) + after + one.part(found.end, len(one.codes)))
        return found

    def after_line(self, phrase, text, font=None):
        """Operators that draw `text` right after the line that holds the words, with a gap of a space."""
        found = self.find(phrase)
        one = found.operation
        return found, show(self.encode(text, font or one.font), one.right + one.size / 4, one.y, font or one.font, one.size)


# Appending to a file as it stands.

def serialised(value):
    if isinstance(value, dict):
        return '<<' + ' '.join(f'{key} {serialised(one)}' for key, one in value.items()) + '>>'
    if isinstance(value, list):
        return '[' + ' '.join(serialised(one) for one in value) + ']'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if value is None:
        return 'null'
    if isinstance(value, str) and value.startswith('u:'):
        return '<FEFF' + value[2:].encode('utf-16-be').hex() + '>'
    if isinstance(value, str) and value.startswith('b:'):
        return '<' + value[2:] + '>'
    return str(value)


def appended(data, objects, trailer):
    """An incremental update. `objects`: number -> value, or (dictionary, bytes of the stream)."""
    previous = int(re.findall(rb'startxref\s+(\d+)', data)[-1])
    out, places = bytearray(data.rstrip(b'\n') + b'\n'), {}
    for number, value in objects.items():
        places[number] = len(out)
        out += f'{number} 0 obj\n'.encode()
        if isinstance(value, tuple):
            out += serialised({**value[0], '/Length': len(value[1])}).encode() + b'\nstream\n' + value[1] + b'\nendstream'
        else:
            out += serialised(value).encode()
        out += b'\nendobj\n'
    start = len(out)
    out += b'xref\n'
    for number, place in sorted(places.items()):
        out += f'{number} 1\n{place:010d} 00000 n \n'.encode()
    out += f'trailer\n{serialised({**trailer, "/Prev": previous})}\nstartxref\n{start}\n%%EOF\n'.encode()
    return bytes(out)
