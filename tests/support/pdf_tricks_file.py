"""What is done to the file and its pages: revisions, signatures, attachments, scripts, pages taken out or put in, odd structure."""

import re

import pdf_file
from pdf_tricks import LINE, annotation, layer, secret, trick

PAGES = '? failed text-removed|text-added|text-moved|text-changed|numbering-changed|structure-changed|field-empty|place-mismatch|slot-abuse|field-format *'


# 16 to 18: later additions to the file.

def plain_file(pdf):
    """The file in the classic form that can be appended to, with its trailer."""
    data = pdf_file.qpdf('--object-streams=disable', '-in', '-out', data=pdf.bytes())
    again = pdf_file.Pdf(data)
    trailer = {key: value for key, value in again.trailer.items() if key in ('/Root', '/Info', '/ID', '/Size')}
    return data, again, trailer


def number_of(reference):
    return int(reference.split()[0])


def rate_changed(pdf):
    """The object of the page's content in which the penalty is ten times less, as the next revision has it."""
    found = pdf.find('0,1')
    pdf.wrap('0,1', words='0,0')
    reference = pdf.page(found.page)['/Contents']
    return {number_of(reference): ({}, pdf.stream(reference))}


@trick('revision-changes-clause', 'failed text-changed 7.2', 'cannot_tell later-changes *')
def revision(pdf):
    data, again, trailer = plain_file(pdf)
    return pdf_file.appended(data, rate_changed(again), trailer)


@trick('revision-of-properties', 'conforms|needs_review', '? cannot_tell later-changes *')
def revision_of_properties(pdf):
    data, again, trailer = plain_file(pdf)
    return pdf_file.appended(data, {number_of(trailer['/Info']): {**again.value(trailer['/Info']), '/ModDate': 'u:D:20261118100000'}}, trailer)


def signed(pdf):
    """A dummy signature whose byte range spans the file as it is: the reader looks at the range, not at the signature."""
    field = pdf.add({'/FT': '/Sig', '/T': 'u:Signature1', '/Type': '/Annot', '/Subtype': '/Widget', '/Rect': [0, 0, 0, 0], '/F': 132})
    pdf.value(field)['/V'] = pdf.add({'/Type': '/Sig', '/Filter': '/Adobe.PPKLite', '/SubFilter': '/adbe.pkcs7.detached', '/M': 'u:D:20261112120000',
                                      '/Name': 'u:Кравец Д.Ю.', '/ByteRange': [0, 1111111111, 1222222222, 1333333333], '/Contents': 'b:' + '00' * 512})
    pdf.catalog['/AcroForm'] = {'/Fields': [field], '/SigFlags': 3}
    page = pdf.page(1)
    page['/Annots'] = page.get('/Annots', []) + [field]
    data = pdf_file.qpdf('--object-streams=disable', '-in', '-out', data=pdf.bytes())
    hole = re.search(rb'<(?:00){512}>', data)
    ranges = f'0 {hole.start()} {hole.end()} {len(data) - hole.end()}'.encode()
    placeholder = re.search(rb'\[ ?0 1111111111 1222222222 1333333333 ?\]', data)
    return data[:placeholder.start()] + b'[' + ranges.ljust(len(placeholder[0]) - 2) + b']' + data[placeholder.end():]


@trick('ok-signed')
def signature(pdf):
    return signed(pdf)


@trick('changed-after-signature', 'failed text-changed 7.2', 'failed later-changes *', '? cannot_tell later-changes *')
def changed_after(pdf):
    data = signed(pdf)
    again = pdf_file.Pdf(data)
    trailer = {key: value for key, value in again.trailer.items() if key in ('/Root', '/Info', '/ID', '/Size')}
    return pdf_file.appended(data, rate_changed(again), trailer)


@trick('annotation-after-signature', 'failed later-changes *', '? failed overlay-present|foreign-object|text-added *', '? cannot_tell later-changes *')
def annotated_after(pdf):
    data = signed(pdf)
    again = pdf_file.Pdf(data)
    trailer = {key: value for key, value in again.trailer.items() if key in ('/Root', '/Info', '/ID', '/Size')}
    reference = again.page_references()[3]
    note = number_of(again.new_reference())
    page = dict(again.value(reference))
    page['/Annots'] = page.get('/Annots', []) + [f'{note} 0 R']
    return pdf_file.appended(data, {number_of(reference): page, note: {
        '/Type': '/Annot', '/Subtype': '/Stamp', '/Rect': [100, 400, 300, 440], '/F': 4, '/Contents': 'u:Не действует'}},
        {**trailer, '/Size': note + 1})


@trick('earlier-page-left-in-file', 'failed text-removed *', PAGES, '? cannot_tell unmodelled-construct *', '? cannot_tell later-changes *')
def page_replaced(pdf):
    """A later revision leaves out page 5; the first one still has it."""
    data, again, trailer = plain_file(pdf)
    tree = number_of(again.catalog['/Pages'])
    kids = [kid for at, kid in enumerate(again.page_references(), 1) if at != 5]
    return pdf_file.appended(data, {tree: {**again.tree(), '/Kids': kids, '/Count': len(kids)}}, trailer)


# 20, 21: what runs or hangs on.

def files(pdf, name, text):
    stream = pdf.add_stream({'/Type': '/EmbeddedFile'}, text)
    return pdf.add({'/Type': '/Filespec', '/F': 'u:' + name, '/UF': 'u:' + name, '/EF': {'/F': stream}})


@trick('attachment', 'failed|cannot_tell foreign-object *')
def attachment(pdf):
    pdf.catalog['/Names'] = {'/EmbeddedFiles': {'/Names': ['u:terms.txt', files(pdf, 'terms.txt', 'Пункт 7.2 не применяется.'.encode())]}}


@trick('portfolio', 'failed|cannot_tell foreign-object *', '? failed|cannot_tell foreign-object|unmodelled-construct *')
def portfolio(pdf):
    attachment(pdf)
    pdf.catalog['/Collection'] = {'/Type': '/Collection', '/View': '/T', '/D': 'u:terms.txt'}


@trick('attachment-of-annotation', 'failed|cannot_tell foreign-object|overlay-present *', '? failed|cannot_tell foreign-object|overlay-present *')
def attached_to_page(pdf):
    annotation(pdf, 4, (560, 300, 14, 14), Subtype='/FileAttachment', FS=files(pdf, 'terms.txt', b'terms'), Contents='u:')


@trick('outline-that-says-otherwise', 'needs_review', 'cannot_tell unmodelled-construct *')
def outline_lies(pdf):
    pdf.catalog['/Outlines'] = {'/First': pdf.add({'/Title': 'u:7. Вознаграждение не платится'})}


@trick('pages-labelled-otherwise', 'needs_review', 'cannot_tell unmodelled-construct *')
def labels_lie(pdf):
    pdf.catalog['/PageLabels'] = {'/Nums': [0, {'/S': '/D'}, 4, {'/S': '/D', '/St': 9}]}


@trick('script-on-opening', 'failed foreign-object *')
def script(pdf):
    pdf.catalog['/OpenAction'] = {'/S': '/JavaScript', '/JS': 'u:this.getField("a").value = "1";'}


@trick('script-by-name', 'failed foreign-object *')
def named_script(pdf):
    pdf.catalog['/Names'] = {'/JavaScript': {'/Names': ['u:start', {'/S': '/JavaScript', '/JS': 'u:app.alert(1);'}]}}


@trick('launch-on-page', 'failed|cannot_tell foreign-object *')
def launch(pdf):
    pdf.page(2)['/AA'] = {'/O': {'/S': '/Launch', '/F': 'u:start.exe'}}


@trick('xfa-form', 'failed foreign-object *')
def xfa(pdf):
    pdf.catalog['/AcroForm'] = {'/Fields': [], '/XFA': pdf.add_stream({}, b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>')}


# 23: pages.

@trick('page-removed', 'failed text-removed *', PAGES, '? cannot_tell unmodelled-construct *', '? cannot_tell later-changes *')
def page_removed(pdf):
    pdf.set_pages([kid for at, kid in enumerate(pdf.page_references(), 1) if at != 5])


@trick('page-twice', 'failed text-added|text-moved *', PAGES)
def page_twice(pdf):
    kids = pdf.page_references()
    pdf.set_pages(kids[:5] + [pdf.add(dict(pdf.page(5)))] + kids[5:])


@trick('pages-swapped', 'failed text-moved|numbering-changed *', PAGES)
def pages_swapped(pdf):
    kids = pdf.page_references()
    kids[3], kids[4] = kids[4], kids[3]
    pdf.set_pages(kids)


@trick('page-inserted', 'failed text-added *', '? cannot_tell structure-changed *', PAGES)
def page_inserted(pdf):
    kids = pdf.page_references()
    words = pdf_file.show(pdf.encode('Раздел 7 Договора не применяется.', 'F3'), 114, 700, 'F3', 12)
    pdf.set_pages(kids[:5] + [pdf.add({**pdf.page(5), '/Contents': pdf.add_stream({}, words), '/Annots': []})] + kids[5:])


@trick('empty-page-inserted', 'conforms|needs_review', '? cannot_tell * *')
def empty_page(pdf):
    kids = pdf.page_references()
    pdf.set_pages(kids + [pdf.add({**pdf.page(8), '/Contents': pdf.add_stream({}, b'0.1 w'), '/Annots': []})])


# What says nothing: other structure, the same pages.

@trick('ok-rotated')
def rotated(pdf):
    """Pages drawn on their side and turned upright by the viewer."""
    for number in range(1, 9):
        page = pdf.page(number)
        width, height = page['/MediaBox'][2:]
        page['/MediaBox'], page['/Rotate'] = [0, 0, height, width], 90
        page.pop('/Annots', None)
        pdf.set_content(number, f'q 0 1 -1 0 {height:.3f} 0 cm\n'.encode() + pdf.content(number) + b'\nQ')


@trick('ok-user-unit')
def user_unit(pdf):
    for number in range(1, 9):
        page = pdf.page(number)
        page['/UserUnit'] = 2
        page['/MediaBox'] = [side / 2 for side in page['/MediaBox']]
        page.pop('/Annots', None)
        pdf.set_content(number, b'q 0.5 0 0 0.5 0 0 cm\n' + pdf.content(number) + b'\nQ')


@trick('ok-page-origin-elsewhere')
def origin(pdf):
    for number in range(1, 9):
        page = pdf.page(number)
        left, bottom, right, top = page['/MediaBox']
        page['/MediaBox'] = [left + 1000, bottom - 300, right + 1000, top - 300]
        page.pop('/Annots', None)
        pdf.set_content(number, b'q 1 0 0 1 1000 -300 cm\n' + pdf.content(number) + b'\nQ')


@trick('ok-content-in-pieces')
def pieces(pdf):
    """The content cut into streams between any two words of it."""
    for number in range(1, 9):
        words = pdf.content(number).split(b'\n')
        step = max(1, len(words) // 7)
        parts = [b'\n'.join(words[at:at + step]) for at in range(0, len(words), step)]
        pdf.page(number)['/Contents'] = [pdf.add_stream({}, part) for part in parts]


@trick('ok-content-in-a-form')
def in_form(pdf):
    for number in range(1, 9):
        inner = pdf.add_stream({'/Type': '/XObject', '/Subtype': '/Form', '/BBox': [0, 0, 596, 842], '/Resources': pdf.tree()['/Resources']},
                               pdf.content(number))
        pdf.page(number)['/Resources'] = {'/XObject': {'/Fm0': inner}}
        pdf.set_content(number, b'/Fm0 Do')


@trick('ok-layer-always-on')
def layer_on(pdf):
    layer(pdf, 'Text')
    for number in range(1, 9):
        pdf.set_content(number, b'/OC /L1 BDC\n' + pdf.content(number) + b'\nEMC')


@trick('ok-marked-content')
def marked(pdf):
    """Tagged, with the words repeated as ActualText, as accessible exports have it."""
    found = pdf.find(LINE)
    one = found.operation
    said = '<FEFF' + one.text.encode('utf-16-be').hex().upper() + '>'
    pdf.replace(found, f'/P <</MCID 0 /ActualText {said}>> BDC\n'.encode() + one.part(0, len(one.codes)) + b'EMC\n')


@trick('ok-page-background')
def background(pdf):
    """A white sheet, and a pale one under a clause, drawn before the words."""
    for number in range(1, 9):
        pdf.set_content(number, b'q 1 1 1 rg 0 0 595.3 841.9 re f Q\nq 0.95 0.97 1 rg 80 60 480 700 re f Q\n' + pdf.content(number))


@trick('ok-underlined')
def underlined(pdf):
    found, _ = secret(pdf)
    one = found.operation
    pdf.append(found.page, f'q 0 0 0 RG 0.5 w {one.x:.2f} {one.y - 1.5:.2f} m {one.right:.2f} {one.y - 1.5:.2f} l S Q\n'.encode())


@trick('ok-empty-user-password')
def empty_password(pdf):
    return pdf_file.qpdf('--encrypt', '', 'owner', '256', '--', '-in', '-out', data=pdf.bytes())


@trick('ok-encrypted-rc4')
def old_password(pdf):
    data = pdf_file.qpdf('--object-streams=disable', '-in', '-out', data=pdf.bytes())
    return pdf_file.qpdf('--allow-weak-crypto', '--encrypt', '', 'owner', '128', '--use-aes=n', '--', '-in', '-out', data=data)


@trick('ok-broken-xref')
def broken_xref(pdf):
    data = pdf_file.qpdf('--object-streams=disable', '-in', '-out', data=pdf.bytes())
    return re.sub(rb'startxref\n\d+', b'startxref\n99999999', data)


@trick('ok-bytes-before')
def bytes_before(pdf):
    return b'\r\n\r\nContent-Type: application/pdf\r\n\r\n' + pdf_file.qpdf('--object-streams=disable', '-in', '-out', data=pdf.bytes())


@trick('ok-classic-xref')
def classic(pdf):
    return pdf_file.qpdf('--object-streams=disable', '--force-version=1.3', '-in', '-out', data=pdf.bytes())


def each_font(pdf):
    return [pdf.font(name[1:]) for name in pdf.follow(pdf.resources()['/Font'])]


@trick('font-left-out', 'needs_review', 'cannot_tell text-doubtful *', '? cannot_tell text-doubtful *')
def font_left_out(pdf):
    """A map tells the text, and each program shows the codes in a font of its own."""
    for font in each_font(pdf):
        pdf.follow(font['/FontDescriptor']).pop('/FontFile2')


@trick('words-in-no-font', 'needs_review', 'cannot_tell unmodelled-construct *')
def words_in_no_font(pdf):
    pdf.append(4, b'BT /None 9 Tf 100 60 Td (Except clause 7.2) Tj ET')


@trick('program-for-printers', 'needs_review', 'cannot_tell unmodelled-construct *')
def program_for_printers(pdf):
    pdf.add_resource('/XObject', 'Pr7', pdf.add_stream({'/Type': '/XObject', '/Subtype': '/PS'}, b'/Times findfont 9 scalefont setfont (terms) show'))
    pdf.append(4, b'/Pr7 Do')
