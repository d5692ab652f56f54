"""What is drawn beside letters, and how letters are painted: dots and strokes that say something, blends, veils, clipping paths,
patterns, layers with conditions.
"""

import re

import pdf_file
from pdf_tricks import ADDED, CAP, LINE, annotation, trick, white_box

SEEN = '? failed hidden-text|text-added|text-changed|text-removed|structure-changed *'
DRAWN = ('does_not_conform|needs_review', 'failed|cannot_tell foreign-object *', '? cannot_tell foreign-object *', SEEN)
DOUBT = ('does_not_conform|needs_review', 'failed|cannot_tell text-doubtful *', '? cannot_tell text-doubtful|text-unread *', SEEN)
UNMODELLED = ('does_not_conform|needs_review', 'cannot_tell unmodelled-construct *', SEEN)
WORDS = ('failed hidden-text 7.2', ADDED)
LAYER = ('needs_review', 'cannot_tell print-differs *')

# Strokes of capital letters on a field of 5 by 7.
STROKES = {'Н': '0007 5057 0454', 'Е': '0007 0747 0434 0040', 'Т': '0757 2027', 'П': '0007 5057 0757', 'Л': '0027 2750', 'А': '0027 2750 1343', ' ': ''}


def state(pdf, name, **entries):
    pdf.add_resource('/ExtGState', name, {'/' + key: value for key, value in entries.items()})


def strokes(text, x, y):
    for at, letter in enumerate(text):
        for stroke in STROKES[letter].split():
            a, b, c, d = (int(digit) for digit in stroke)
            yield x + at * 7 + a, y + b, x + at * 7 + c, y + d


def after_line(pdf):
    found = pdf.find(LINE)
    return found.page, found.operation.right + 6, found.operation.y


def painted(pdf, before, operators=b''):
    """The words of 7.2 in a graphics state of their own, over what the operators draw."""
    found = pdf.find(CAP)
    one = found.operation
    codes = bytes(one.codes[found.begin:found.end]).hex().encode()
    text = b'BT %.3f %.3f Td /%s %g Tf<%s>Tj ET' % (one.edges[found.begin], one.y, one.font.encode(), one.size, codes)
    pdf.replace(found, one.part(0, found.begin) + operators + b'q ' + before + b' ' + text + b' Q\n' + one.part(found.end, len(one.codes)))


@trick('words-of-strokes', *DRAWN)
def words_of_strokes(pdf):
    page, x, y = after_line(pdf)
    pdf.append(page, ('q 0 G 0.7 w ' + ' '.join('%.2f %.2f m %.2f %.2f l S' % one for one in strokes('НЕ ПЛАТЕ', x, y)) + ' Q\n').encode())


@trick('words-of-dots', *DRAWN)
def words_of_dots(pdf):
    page, x, y = after_line(pdf)
    dots = ''
    for left, low, right, high in strokes('НЕ ПЛАТЕ', x, y):
        steps = int(max(abs(right - left), abs(high - low)) / 0.6)
        for step in range(steps + 1):
            dots += '%.2f %.2f 0.6 0.6 re ' % (left + (right - left) * step / steps, low + (high - low) * step / steps)
    pdf.append(page, ('q 0 g ' + dots + 'f Q\n').encode())


@trick('stroke-makes-another-digit', *DRAWN)
def stroke_in_digit(pdf):
    found = pdf.find('10 %')
    one = found.operation
    x = one.edges[found.begin + 1]
    pdf.append(found.page, b'q 0 G 0.9 w %.2f %.2f m %.2f %.2f l S Q\n' % (x + 1, one.y + 3.6, x + 4.5, one.y + 3.6))


@trick('dot-makes-a-decimal', *DRAWN)
def dot(pdf):
    found = pdf.find('10 %')
    one = found.operation
    pdf.append(found.page, b'q 0 g %.2f %.2f 1.1 1.6 re f Q\n' % (one.edges[found.begin + 1] - 0.6, one.y - 1.2))


@trick('bar-adds-a-figure', *DRAWN)
def bar_before_sum(pdf):
    found = pdf.find('50 000,00')
    one = found.operation
    pdf.append(found.page, b'q 0 g %.2f %.2f 0.9 7.4 re f Q\n' % (one.edges[found.begin] - 3.6, one.y))


@trick('minus-drawn-before-a-sum', *DRAWN)
def minus_before_sum(pdf):
    found = pdf.find('50 000,00')
    one = found.operation
    pdf.append(found.page, b'q 0 g %.2f %.2f 4 0.6 re f Q\n' % (one.edges[found.begin] - 5, one.y + 2.8))


@trick('words-in-a-pattern', *DRAWN)
def pattern_with_words(pdf):
    page, x, y = after_line(pdf)
    tile = pdf.add_stream({'/Type': '/Pattern', '/PatternType': 1, '/PaintType': 1, '/TilingType': 1, '/BBox': [0, 0, 600, 850], '/XStep': 600,
                           '/YStep': 850, '/Resources': pdf.tree()['/Resources']}, pdf_file.show(pdf.encode('не платить', 'F3'), x, y, 'F3', 11))
    pdf.add_resource('/Pattern', 'P1', tile)
    pdf.append(page, b'q /Pattern cs /P1 scn %.2f %.2f 120 14 re f Q\n' % (x, y - 3))


@trick('words-painted-by-an-empty-pattern', *UNMODELLED)
def empty_pattern(pdf):
    tile = pdf.add_stream({'/Type': '/Pattern', '/PatternType': 1, '/PaintType': 1, '/TilingType': 1, '/BBox': [0, 0, 10, 10], '/XStep': 10,
                           '/YStep': 10, '/Resources': {}}, b'')
    pdf.add_resource('/Pattern', 'P1', tile)
    painted(pdf, b'/Pattern cs /P1 scn')


for mode in ('Screen', 'Lighten', 'Difference'):
    @trick('blended-away-' + mode.lower(), *WORDS)
    def blended(pdf, mode=mode):
        state(pdf, 'BM', BM='/' + mode)
        painted(pdf, b'/BM gs', white_box(pdf.find(CAP).box(0)))


@trick('blended-over', *WORDS)
def blended_over(pdf):
    state(pdf, 'BM', BM='/Screen')
    found = pdf.find(CAP)
    pdf.append(found.page, b'q /BM gs ' + white_box(found.box()) + b'Q\n')


@trick('many-veils', *WORDS)
def veils(pdf):
    state(pdf, 'GA', ca=0.4)
    found = pdf.find(CAP)
    pdf.append(found.page, (b'q /GA gs ' + white_box(found.box()) + b'Q\n') * 12)


@trick('clipped-by-even-and-odd', *WORDS)
def clipped_twice(pdf):
    box = pdf.find(CAP).box()
    painted(pdf, b'%.2f %.2f %.2f %.2f re %.2f %.2f %.2f %.2f re W* n' % (*box, *box))


@trick('clipped-to-a-sliver', *WORDS)
def clipped_to_sliver(pdf):
    painted(pdf, b'0 0 m 0.1 0 l 600 849 l h W n')


@trick('transfer-function', *UNMODELLED)
def transfer(pdf):
    state(pdf, 'TF', TR={'/FunctionType': 2, '/Domain': [0, 1], '/C0': [1], '/C1': [1], '/N': 1})
    painted(pdf, b'/TF gs')


@trick('field-paints-its-background', *UNMODELLED, '? cannot_tell foreign-object *')
def field_background(pdf):
    found = pdf.find(CAP)
    annotation(pdf, found.page, found.box(), Subtype='/Widget', FT='/Tx', T='u:x', MK={'/BG': [1, 1, 1]}, DA='u:/Helv 10 Tf 0 g')


@trick('fewer-pages-counted', *UNMODELLED)
def count(pdf):
    pdf.tree()['/Count'] = 7


@trick('spaces-drawn-as-letters', *DOUBT)
def spaces(pdf):
    page, x, y = after_line(pdf)
    font = dict(pdf.font('F3'))
    codes = pdf.encode('не платить', 'F3')
    letters = re.sub(r'(<[0-9A-F]{2}>) <[0-9A-F]{4,}>', r'\1 <0020>', pdf.stream(font['/ToUnicode']).decode('latin-1'))
    font['/ToUnicode'] = pdf.add_stream({}, letters.encode('latin-1'))
    pdf.follow(pdf.resources()['/Font'])['/F9'] = pdf.add(font)
    pdf.append(page, pdf_file.show(codes, x, y, 'F9', 11))


def conditional(name, usage, categories, **configuration):
    @trick(name, *LAYER)
    def edit(pdf):
        group = pdf.add({'/Type': '/OCG', '/Name': 'u:L', '/Usage': usage})
        events = [{'/Event': event, '/Category': [category], '/OCGs': [group]} for event, category in categories]
        properties = {'/OCGs': [group], '/D': {'/Order': [group], '/ON': [group], '/AS': events}}
        if configuration:
            properties['/Configs'] = [{'/Name': 'u:other', '/OFF': [group]}]
        pdf.catalog['/OCProperties'] = properties
        pdf.add_resource('/Properties', 'L1', group)
        pdf.wrap(CAP, b'/OC /L1 BDC\n', b'EMC\n')


conditional('layer-by-zoom', {'/Zoom': {'/min': 4.0}}, [('/View', '/Zoom')])
conditional('layer-by-language', {'/Language': {'/Lang': 'u:en', '/Preferred': '/ON'}}, [('/View', '/Language')])
conditional('layer-not-exported', {'/Export': {'/ExportState': '/OFF'}}, [('/Export', '/Export')])
conditional('layer-off-in-another-configuration', {}, [], other=True)


@trick('layer-off-of-another-intent', *LAYER)
def layer_of_another_intent(pdf):
    """The standard shows it, many programs do not."""
    group = pdf.add({'/Type': '/OCG', '/Name': 'u:L', '/Intent': '/Design'})
    pdf.catalog['/OCProperties'] = {'/OCGs': [group], '/D': {'/OFF': [group]}}
    pdf.add_resource('/Properties', 'L1', group)
    pdf.wrap(CAP, b'/OC /L1 BDC\n', b'EMC\n')


@trick('layer-off-that-is-not-listed', *LAYER)
def layer_not_listed(pdf):
    group, other = (pdf.add({'/Type': '/OCG', '/Name': name}) for name in ('u:L', 'u:M'))
    pdf.catalog['/OCProperties'] = {'/OCGs': [other], '/D': {'/OFF': [group]}}
    pdf.add_resource('/Properties', 'L1', group)
    pdf.wrap(CAP, b'/OC /L1 BDC\n', b'EMC\n')


@trick('ok-drawn-twice-as-bold')
def twice(pdf):
    """Bold as some programs make it: the same letters again, a little to the right."""
    found = pdf.find(CAP)
    one = found.operation
    again = one.part(0, len(one.codes)).replace(b'%.3f' % one.x, b'%.3f' % (one.x + 0.25))
    pdf.append(found.page, again)
