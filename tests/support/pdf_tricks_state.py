"""Tricks of the graphics state, of fonts that are procedures, of structure and of the page tree."""

import re

import pdf_file
from pdf_tricks import ADDED, CAP, annotation, form, secret, trick, white_box

HIDDEN = ('failed hidden-text 7.2', ADDED)
UNMODELLED = ('does_not_conform|needs_review', 'cannot_tell unmodelled-construct *', '? failed hidden-text|text-added|text-removed *', ADDED)
SAID = ('does_not_conform|needs_review', 'failed|cannot_tell text-doubtful *', ADDED)
FLAT = {'/FunctionType': 2, '/Domain': [0, 1], '/C0': [1], '/C1': [0], '/N': 1}


def painted(pdf, before):
    found = pdf.find(CAP)
    one = found.operation
    text = b'BT %.3f %.3f Td /%s %g Tf<%s>Tj ET' % (one.edges[found.begin], one.y, one.font.encode(), one.size,
                                                    bytes(one.codes[found.begin:found.end]).hex().encode())
    pdf.replace(found, one.part(0, found.begin) + b'q ' + before + b' ' + text + b' Q\n' + one.part(found.end, len(one.codes)))


def cover(pdf, phrase, box_of):
    found = pdf.find(phrase)
    pdf.append(found.page, b'q 1 g %.2f %.2f %.2f %.2f re f Q\n' % box_of(found))


@trick('stroke-eats-the-letters', *HIDDEN)
def thick_stroke(pdf):
    painted(pdf, b'2 Tr 1 1 1 RG 6 w')


@trick('colorants-of-none', *HIDDEN)
def colorants(pdf):
    pdf.add_resource('/ColorSpace', 'DN', ['/DeviceN', ['/None'], '/DeviceGray', FLAT])
    painted(pdf, b'/DN cs 1 scn')


@trick('colours-replaced-by-default', *UNMODELLED)
def default_space(pdf):
    pdf.add_resource('/ColorSpace', 'DefaultRGB', ['/DeviceN', ['/A', '/B', '/C'], '/DeviceGray', FLAT])


@trick('upper-halves-covered', *HIDDEN)
def halves(pdf):
    cover(pdf, CAP, lambda found: (found.box()[0], found.box()[1] + found.box()[3] * 0.45, found.box()[2], found.box()[3] * 0.6))


@trick('hatched-in-white', 'does_not_conform', 'failed hidden-text 7.2', ADDED)
def hatched(pdf):
    """Strokes too fine to cover a letter each, one a point."""
    found = pdf.find(CAP)
    x, y, width, height = found.box()
    pdf.append(found.page, b'q 1 G .7 w ' + b''.join(b'%.2f %.2f m %.2f %.2f l S ' % (x, y + at, x + width, y + at) for at in range(int(height) + 1)) + b'Q\n')


@trick('full-stop-covered', 'does_not_conform', 'failed * *', '? failed * *')
def stop(pdf):
    cover(pdf, '5.7', lambda found: (found.operation.edges[found.begin + 1] + 0.2, found.operation.y - 1, 2.4, 4))


@trick('struck-by-a-wave', 'does_not_conform|needs_review', 'failed|cannot_tell hidden-text|foreign-object|text-changed *', '? cannot_tell foreign-object *', ADDED)
def wave(pdf):
    found = pdf.find('не возвращается')
    one = found.operation
    x, end = one.edges[found.begin], one.edges[found.begin + 2]
    pdf.append(found.page, b'q 0 G .8 w %.2f %.2f m %.2f %.2f %.2f %.2f %.2f %.2f c S Q\n' % (x, one.y + 3, x + 4, one.y + 5, x + 8, one.y + 1, end, one.y + 3))


@trick('note-in-a-window', 'does_not_conform|needs_review', 'failed|cannot_tell overlay-present|comment-present *', '? failed|cannot_tell * *')
def window(pdf):
    found = pdf.find(CAP)
    annotation(pdf, found.page, found.box(), Subtype='/Popup', Contents='u:Клиент вправе не платить')


@trick('shown-under-the-mouse', *UNMODELLED)
def states(pdf):
    found = pdf.find(CAP)
    shown, hidden = form(pdf, found.box(), white_box(found.box())), form(pdf, found.box(), b'')
    annotation(pdf, found.page, found.box(), Subtype='/Widget', FT='/Btn', Ff=65536, T='u:b', AP={'/N': hidden, '/R': shown, '/D': shown})


@trick('caption-without-appearance', *UNMODELLED)
def caption(pdf):
    found, _ = secret(pdf)
    field = annotation(pdf, found.page, (380, 755, 180, 14), Subtype='/Widget', FT='/Btn', Ff=65536, T='u:b', MK={'/CA': 'u:Клиент вправе не платить'})
    pdf.catalog['/AcroForm'] = {'/Fields': [field], '/NeedAppearances': True}


def by_procedure(pdf, procedure):
    """The first digit of 10 % drawn by a procedure that the file calls a one."""
    names = b'/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <0031> endbfchar endcmap end end'
    font = pdf.add({'/Type': '/Font', '/Subtype': '/Type3', '/FontBBox': [0, -300, 1000, 1000], '/FontMatrix': [.001, 0, 0, .001, 0, 0],
                    '/CharProcs': {'/a': pdf.add_stream({}, procedure)}, '/Encoding': {'/Type': '/Encoding', '/Differences': [65, '/a']}, '/FirstChar': 65,
                    '/LastChar': 65, '/Widths': [500], '/Resources': {}, '/ToUnicode': pdf.add_stream({}, names)})
    pdf.follow(pdf.resources()['/Font'])['/FX'] = font
    found = pdf.find('10 %')
    one = found.operation
    pdf.replace(found, one.part(0, found.begin) + one.part(found.begin, found.begin + 1, font='FX', codes=[65]) + one.part(found.begin + 1, len(one.codes)))


@trick('procedure-draws-another-digit', *SAID)
def procedure_four(pdf):
    by_procedure(pdf, b'500 0 d0 300 0 m 380 0 l 380 680 l 290 680 l 20 250 l 20 170 l 300 170 l h 300 250 m 110 250 l 300 560 l h f*')


@trick('procedure-draws-a-block', *SAID)
def procedure_block(pdf):
    by_procedure(pdf, b'500 0 d0 0 0 400 700 re f')


@trick('full-stop-that-covers-a-line', 'does_not_conform|needs_review', 'failed|cannot_tell text-doubtful|text-unread *', ADDED)
def covering_stop(pdf):
    """A procedure that is called a full stop, stands where one stands, and paints the words before it white."""
    names = b'/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <002E> endbfchar endcmap end end'
    font = pdf.add({'/Type': '/Font', '/Subtype': '/Type3', '/FontBBox': [0, -300, 1000, 1000], '/FontMatrix': [.001, 0, 0, .001, 0, 0],
                    '/CharProcs': {'/a': pdf.add_stream({}, b'300 0 d0 1 g -9000 -300 9000 1200 re f')},
                    '/Encoding': {'/Type': '/Encoding', '/Differences': [65, '/a']}, '/FirstChar': 65, '/LastChar': 65, '/Widths': [300],
                    '/Resources': {}, '/ToUnicode': pdf.add_stream({}, names)})
    pdf.follow(pdf.resources()['/Font'])['/FX'] = font
    found = pdf.find(CAP)
    one = found.operation
    place = one.edges[found.end] if found.end < len(one.edges) else one.right
    pdf.append(found.page, b'BT /FX 12 Tf %.3f %.3f Td (A) Tj ET\n' % (place, one.y))


@trick('script-of-a-field', 'does_not_conform|needs_review', 'failed foreign-object *')
def script_of_field(pdf):
    field = pdf.add({'/FT': '/Tx', '/T': 'u:x', '/AA': {'/C': {'/S': '/JavaScript', '/JS': 'u:app.alert(1)'}}})
    pdf.catalog['/AcroForm'] = {'/Fields': [field]}


@trick('stream-longer-than-it-says', *UNMODELLED)
def longer(pdf):
    found = pdf.find(CAP)
    pdf.set_content(found.page, pdf.content(found.page) + b'\n%MARK\n' + white_box(found.box()))
    data = pdf_file.qpdf('--qdf', '--object-streams=disable', '-in', '-out', data=pdf.bytes())
    mark = data.index(b'%MARK')
    start = data.rindex(b'stream\n', 0, mark) + 7
    number = re.match(rb'/Length (\d+) 0 R', data[data.rindex(b'/Length', 0, start):])[1]
    line = data.index(b'\n', data.index(b'\n' + number + b' 0 obj') + 1) + 1
    end = data.index(b'\n', line)
    return data[:line] + str(mark - start).encode().rjust(end - line, b'0') + data[end:]


@trick('structure-says-otherwise', *SAID)
def structure(pdf):
    found = pdf.wrap(CAP, b'/Span <</MCID 0>> BDC\n', b'EMC\n')
    page = pdf.page_references()[found.page - 1]
    element = pdf.add({'/Type': '/StructElem', '/S': '/Span', '/Pg': page, '/K': 0, '/ActualText': 'u:.'})
    pdf.catalog['/StructTreeRoot'] = pdf.add({'/Type': '/StructTreeRoot', '/K': [element]})
    pdf.catalog['/MarkInfo'] = {'/Marked': True}


for key in ('Alt', 'E'):
    @trick(f'{key.lower()}-says-otherwise', *SAID)
    def said(pdf, key=key):
        pdf.wrap(CAP, f'/Span <</{key} <FEFF002E>>> BDC\n'.encode(), b'EMC\n')


@trick('another-area-printed', *UNMODELLED)
def area(pdf):
    pdf.catalog['/ViewerPreferences'] = {'/PrintArea': '/TrimBox', '/PrintClip': '/TrimBox', '/ViewArea': '/TrimBox'}
    pdf.page(4)['/TrimBox'] = [0, 400, 595, 842]


@trick('page-that-waits', 'does_not_conform|needs_review', 'failed|cannot_tell later-changes *')
def template(pdf):
    pdf.catalog['/Names'] = {'/Templates': {'/Names': ['u:a', pdf.add({**pdf.page(2), '/Type': '/Template'})]}}


@trick('page-that-is-called-a-tree', *UNMODELLED)
def kind_of_page(pdf):
    pdf.page(5)['/Type'] = '/Pages'


@trick('crop-box-beside-the-page', *UNMODELLED)
def crop(pdf):
    pdf.page(5)['/CropBox'] = [1000, 1000, 1200, 1200]


@trick('turned-by-half-a-quarter', *UNMODELLED)
def rotation(pdf):
    pdf.page(5)['/Rotate'] = 45
