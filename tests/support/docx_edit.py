"""Fills the sample template and edits its parts, as a user, an office program or a cheat would.

Edits are made in the text of the XML, so that all the rest stays byte for byte as it was. A paragraph is found by a phrase
of its text; a phrase that is not there or not alone is an error, so that a case cannot silently become another one.
"""

import html
import io
import re
import zipfile
from xml.sax.saxutils import escape

import ooxml

DOCUMENT = 'word/document.xml'
PARAGRAPH = re.compile(r'<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>', re.S)
RUN = re.compile(r'<w:r(?: [^>]*)?>(?:(?!</w:r>).)*</w:r>', re.S)
TEXT = re.compile(r'<w:t(?: [^>]*)?>([^<]*)</w:t>')
CONTROL = re.compile(r'<w:sdt>(?:(?!<w:sdt>).)*?</w:sdt>', re.S)


def plain(xml):
    return html.unescape(''.join(TEXT.findall(xml)))


def run(text, properties=''):
    prefix = f'<w:rPr>{properties}</w:rPr>' if properties else ''
    return f'<w:r>{prefix}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text, style=None, properties='', run_properties=''):
    shape = (f'<w:pStyle w:val="{style}"/>' if style else '') + properties
    return f'<w:p><w:pPr>{shape}</w:pPr>{run(text, run_properties)}</w:p>'


class Docx:
    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def bytes(self):
        return ooxml.write_package(self.parts)

    # Parts as text.

    def get(self, part=DOCUMENT):
        return self.parts[part].decode('utf-8')

    def set(self, text, part=DOCUMENT):
        self.parts[part] = text.encode('utf-8')

    def swap(self, old, new, part=DOCUMENT, count=1):
        """Replaces XML that must be there `count` times (None: at least once)."""
        text = self.get(part)
        found = text.count(old)
        if found == 0 or (count is not None and found != count):
            raise ValueError(f'{part}: {found} times: {old[:80]}')
        self.set(text.replace(old, new), part)

    def change(self, pattern, new, part=DOCUMENT, count=0):
        text, done = re.subn(pattern, new, self.get(part), count=count, flags=re.S)
        if not done:
            raise ValueError(f'{part}: nothing matches {pattern}')
        self.set(text, part)

    def add_part(self, name, content, content_type=None, relation=None, source=DOCUMENT):
        """Adds a part, its content type and a relation to it; returns the relation's id."""
        self.parts[name] = content if isinstance(content, bytes) else content.encode('utf-8')
        if content_type:
            self.swap('</Types>', f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>', '[Content_Types].xml')
        if relation:
            target = name[len('word/'):] if name.startswith('word/') else '/' + name
            return self.add_relation(relation, target, source=source)
        return None

    def add_relation(self, kind, target, external=False, source=DOCUMENT):
        rels = 'word/_rels/' + source.split('/')[-1] + '.rels'
        if rels not in self.parts:
            self.set(ooxml.relationships([]), rels)
        text = self.get(rels)
        identifier = 'rId%d' % (text.count('<Relationship ') + 100)
        kind = kind if kind.startswith('http') else ooxml.RELATION + kind
        mode = ' TargetMode="External"' if external else ''
        self.set(text.replace('</Relationships>', f'<Relationship Id="{identifier}" Type="{kind}" Target="{escape(target)}"{mode}/>'
                              '</Relationships>'), rels)
        return identifier

    # Paragraphs and runs.

    def paragraph(self, phrase, part=DOCUMENT):
        found = [match[0] for match in PARAGRAPH.finditer(self.get(part)) if phrase in plain(match[0])]
        if len(found) != 1:
            raise ValueError(f'{len(found)} paragraphs with {phrase}')
        return found[0]

    def edit(self, phrase, function, part=DOCUMENT):
        """Replaces the paragraph that holds `phrase` by function(its XML)."""
        old = self.paragraph(phrase, part)
        new = function(old)
        if new == old:
            raise ValueError(f'nothing changed: {phrase}')
        text = self.get(part)
        at = text.index(old)
        self.set(text[:at] + new + text[at + len(old):], part)

    def text(self, phrase, old, new, part=DOCUMENT):
        """Replaces words within one run of the paragraph."""
        self.edit(phrase, lambda xml: replaced_once(xml, escape(old), escape(new)), part)

    def around(self, phrase, piece, wrap, part=DOCUMENT):
        """Splits the run that holds `piece` in three and puts wrap(run XML of the piece, its properties) in the middle."""
        def split(xml):
            for match in RUN.finditer(xml):
                text = TEXT.search(match[0])
                if not text or escape(piece) not in text[1]:
                    continue
                before, after = text[1].split(escape(piece), 1)
                properties = re.search(r'<w:rPr>(.*?)</w:rPr>', match[0], re.S)
                properties = properties[1] if properties else ''
                of = lambda words: run(html.unescape(words), properties) if words else ''
                return xml[:match.start()] + of(before) + wrap(run(piece, properties), properties) + of(after) + xml[match.end():]
            raise ValueError(piece)
        self.edit(phrase, split, part)

    def format(self, phrase, piece, properties, part=DOCUMENT):
        """Gives the piece run properties of its own."""
        self.around(phrase, piece, lambda _, old: run(piece, old + properties), part)

    def insert_run(self, phrase, after, xml, part=DOCUMENT):
        """Puts XML right after the words `after` of the paragraph."""
        self.around(phrase, after, lambda old, _: old + xml, part)

    def after(self, phrase, xml, part=DOCUMENT):
        self.edit(phrase, lambda old: old + xml, part)

    def before(self, phrase, xml, part=DOCUMENT):
        self.edit(phrase, lambda old: xml + old, part)

    def remove(self, phrase, part=DOCUMENT):
        self.edit(phrase, lambda old: '', part)

    def take(self, phrase, part=DOCUMENT):
        old = self.paragraph(phrase, part)
        self.remove(phrase, part)
        return old

    def every_text(self, function, parts=None):
        """Replaces the text of every w:t (unescaped) by function(text)."""
        for part in parts or [name for name in self.parts if re.fullmatch(r'word/(document|header\d|footer\d|footnotes)\.xml', name)]:
            self.set(re.sub(r'(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)',
                            lambda match: match[1] + escape(function(html.unescape(match[2]))) + match[3], self.get(part)), part)

    def every_run(self, function, part=DOCUMENT):
        self.set(RUN.sub(lambda match: function(match[0]), self.get(part)), part)

    def row(self, phrase):
        rows = [match[0] for match in re.finditer(r'<w:tr[ >].*?</w:tr>', self.get(), re.S) if phrase in plain(match[0])]
        if len(rows) != 1:
            raise ValueError(f'{len(rows)} rows with {phrase}')
        return rows[0]


def replaced_once(text, old, new):
    if text.count(old) != 1:
        raise ValueError(f'{text.count(old)} times: {old}')
    return text.replace(old, new)


# Filling.

def set_control(document, tag, value, part=DOCUMENT):
    def filled(match):
        xml = match[0]
        if f'<w:tag w:val="{tag}"/>' not in xml:
            return xml
        xml = xml.replace('<w:showingPlcHdr/>', '').replace('<w:rStyle w:val="PlaceholderText"/>', '').replace('<w:rPr></w:rPr>', '')
        return re.sub(r'(<w:t(?: [^>]*)?>)[^<]*', lambda text: text[1] + escape(value), xml)
    document.set(CONTROL.sub(filled, document.get(part)), part)


def set_field(document, start, value):
    """The shown result of the field whose instruction or name is `start`."""
    pattern = re.escape(start) + r'(?:(?!fldCharType="end").)*?fldCharType="separate"/></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>'
    document.change(f'({pattern})[^<]*', lambda match: match[1] + escape(value), count=1)


def fill(document, values, rows):
    """Fills the sample template. `values`: by slot name; `rows`: the tariffs, lists of five texts."""
    for part in (DOCUMENT, 'word/header1.xml'):
        for tag in ('agreement_number', 'client_name', 'client_short_name', 'client_bank', 'document_exchange'):
            if tag in values:
                set_control(document, tag, values[tag], part)
    for name in ('client_email',):
        if name in values:
            set_field(document, f'<w:name w:val="{name}"/>', values[name])
    for name in ('client_contact', 'client_phone'):
        if name in values:
            set_field(document, f' MERGEFIELD {name} ', values[name])
    sample = document.row('{{tariff')
    document.swap(sample, ''.join(tariff_row(sample, row) for row in rows))
    text = document.get()
    for name in re.findall(r'\{\{(\w+)', text):
        if name in values:
            text = re.sub(r'\{\{' + name + r'[:}][^<]*?\}\}', lambda _: escape(values[name]), text)
    for name, blank in (('agreement_date', '«___» __________ 20__ г.<'), ('end_date', '«___» __________ 20__ г. включительно'),
                        ('overage_days', 'составляет ____ календарных'), ('contact_phone', '[телефон представителя Клиента]'),
                        ('client_legal_address', '[адрес места нахождения Клиента]'), ('requisites_inn', '>ИНН ____________<'),
                        ('client_kpp', '>КПП _________<'), ('client_ogrn', '>ОГРН (ОГРНИП) _______________<'),
                        ('client_account', '>Р/с ____________________<'), ('client_bic', '>БИК _________<'),
                        ('client_correspondent_account', '>К/с ____________________<'),
                        ('requisites_email', '&lt;указать&gt;'), ('client_signature', '/ __________________ /<')):
        if name not in values:
            continue
        if blank not in text:
            raise ValueError(blank)
        text = text.replace(blank, filled_blank(blank, values[name]))
    document.set(text)
    return document


def filled_blank(blank, value):
    if blank.startswith('«___»'):
        return blank.replace('«___» __________ 20__ г.', escape(value))
    mark = re.search(r'____+|\[.*\]|&lt;.*&gt;', blank)
    return blank[:mark.start()] + escape(value) + blank[mark.end():]


def tariff_row(sample, cells):
    for mark, cell in zip(re.findall(r'\{\{[^<]*?\}\}', sample), cells):
        sample = sample.replace(mark, escape(cell), 1)
    return sample
