"""What lies over the page or stands beside its text: annotations, form fields, letters that mean others, pictures, order."""

import re

import pdf_file
from pdf_tricks import ADDED, CAP, LINE, SECRET, annotation, form, secret, text_picture, trick, white_box

OVERLAY = 'failed overlay-present|hidden-text|text-added|text-changed *'
MAY = '? failed overlay-present|hidden-text|text-added|text-changed|text-removed|print-differs|foreign-object|external-content *'
DOUBT = '? cannot_tell text-doubtful *'


def appearance(pdf, box, text, font='F3', ground=True):
    """White with the words in the middle, as a FreeText annotation draws itself."""
    x, y, width, height = box
    codes = pdf.encode(text, font)
    inner = (white_box((0, 0, width, height)) if ground else b'') + pdf_file.show(codes, 2, height * 0.25, font, 10)
    return form(pdf, (0, 0, width, height), inner)


# 9: annotations.

@trick('free-text-over-clause', OVERLAY, MAY)
def free_text(pdf):
    found = pdf.find(CAP)
    annotation(pdf, found.page, found.box(), Subtype='/FreeText', Contents='u:без ограничения', DA='u:/F3 10 Tf 0 g',
               AP={'/N': appearance(pdf, found.box(), 'без ограничения')})


@trick('stamp-over-page', OVERLAY, MAY)
def stamp(pdf):
    box = (380, 300, 150, 40)
    annotation(pdf, 5, box, Subtype='/Stamp', Name='/Draft', Contents='u:', AP={'/N': appearance(pdf, box, 'не действует', ground=False)})


@trick('square-covers-clause', OVERLAY, MAY)
def square(pdf):
    found = pdf.find(CAP)
    box = found.box()
    annotation(pdf, found.page, box, Subtype='/Square', C=[1, 1, 1], IC=[1, 1, 1], AP={'/N': form(pdf, (0, 0, *box[2:]), white_box((0, 0, *box[2:])))})


@trick('free-text-printed-only', 'failed overlay-present|hidden-text|text-added|text-changed|print-differs *', MAY, '? cannot_tell print-differs *')
def printed_only(pdf):
    found, _ = secret(pdf)
    box = (375, 757, 170, 14)
    annotation(pdf, found.page, box, Subtype='/FreeText', F=36, DA='u:/F3 10 Tf 0 g', Contents='u:' + SECRET, AP={'/N': appearance(pdf, box, SECRET)})


@trick('contents-differ-from-appearance', OVERLAY, MAY)
def contents_differ(pdf):
    found, _ = secret(pdf)
    box = (375, 757, 170, 14)
    annotation(pdf, found.page, box, Subtype='/FreeText', DA='u:/F3 10 Tf 0 g', Contents='u:Согласовано', AP={'/N': appearance(pdf, box, SECRET)})


@trick('strike-out-annotation', 'failed|cannot_tell overlay-present|hidden-text|text-removed *', MAY, '? cannot_tell overlay-present *')
def strike_out(pdf):
    found = pdf.find(CAP)
    x, y, width, height = found.box()
    line = f'q 0 G 1 w 0 {height / 2:.1f} m {width:.1f} {height / 2:.1f} l S Q'.encode()
    annotation(pdf, found.page, found.box(), Subtype='/StrikeOut', QuadPoints=[x, y + height, x + width, y + height, x, y, x + width, y],
               AP={'/N': form(pdf, (0, 0, width, height), line)})


@trick('sticky-note', 'failed|cannot_tell overlay-present|foreign-object *', MAY, '? cannot_tell overlay-present|foreign-object *')
def sticky(pdf):
    annotation(pdf, 4, (560, 300, 20, 20), Subtype='/Text', Contents='u:Пункт 7.2 не применяется', Name='/Note')


@trick('link-to-other-terms', 'failed external-content 7.5', MAY)
def link(pdf):
    found = pdf.find(LINE)
    annotation(pdf, found.page, found.box(), Subtype='/Link', Border=[0, 0, 0], A={'/S': '/URI', '/URI': 'u:https://terms.example/other'})


@trick('ok-link-that-shows-its-target')
def mail_link(pdf):
    for number in range(1, 9):
        for one in pdf.shows(number):
            at = one.text.find('buh@romashka.example')
            if at >= 0:
                found = pdf_file.Found(number, one, at, at + len('buh@romashka.example'))
                annotation(pdf, number, found.box(0), Subtype='/Link', Border=[0, 0, 0], A={'/S': '/URI', '/URI': 'u:mailto:buh@romashka.example'})


# 10: form fields.

def field(pdf, number, box, shown, value, **more):
    reference = annotation(pdf, number, box, Subtype='/Widget', FT='/Tx', T='u:field1', V='u:' + value, DA='u:/F3 11 Tf 0 g',
                           AP={'/N': appearance(pdf, box, shown, ground=False)}, **more)
    pdf.catalog['/AcroForm'] = {'/Fields': [reference], '/DR': {'/Font': pdf.resources()['/Font']}}
    return reference


@trick('ok-slot-filled-by-field')
def filled_field(pdf):
    """The client's name in the table of requisites stands in a form field, and says what it shows."""
    found = pdf.find('40702810770000418326')
    one = found.operation
    pdf.replace(found, one.part(0, found.begin) + one.part(found.end, len(one.codes)))
    x, y, width, height = found.box(0)
    field(pdf, found.page, (x - 2, one.y - height * 0.27, width + 4, height), '40702810770000418326', '40702810770000418326')


@trick('field-value-differs', 'failed|cannot_tell * *', MAY, '? cannot_tell * *')
def field_differs(pdf):
    found = pdf.find('40702810770000418326')
    one = found.operation
    pdf.replace(found, one.part(0, found.begin) + one.part(found.end, len(one.codes)))
    x, y, width, height = found.box(0)
    field(pdf, found.page, (x - 2, one.y - height * 0.27, width + 4, height), '40702810770000418326', '40702810770000418327')


@trick('field-over-clause', OVERLAY, MAY)
def field_over(pdf):
    found = pdf.find('0,1')
    pdf.wrap('0,1', colour='1 1 1')
    field(pdf, found.page, found.box(), '0,01', '0,01')


@trick('field-printed-only', 'failed|cannot_tell * *', MAY, '? cannot_tell * *')
def field_printed(pdf):
    found, _ = secret(pdf)
    field(pdf, found.page, (375, 757, 170, 14), SECRET, SECRET, F=36)


# 11 to 13: letters that are not what the file says.

def second_font(pdf, change):
    """A copy of the body font whose map of letters is changed."""
    font = dict(pdf.font('F3'))
    text = pdf.stream(font['/ToUnicode'])
    font['/ToUnicode'] = pdf.add_stream({}, change(text))
    pdf.follow(pdf.resources()['/Font'])['/F9'] = pdf.add(font)
    pdf.maps.pop('F9', None)
    return 'F9'


def mapped(pdf, pairs):
    """The map with the meanings of letters changed: shown letter -> letter that is extracted."""
    codes = {letter: code for code, letter in pdf.letters('F3').items()}

    def change(text):
        for shown, extracted in pairs.items():
            old = f'<{codes[shown]:02X}> <{ord(shown):04X}>'.encode()
            if old not in text:
                raise ValueError(shown)
            text = text.replace(old, f'<{codes[shown]:02X}> <{ord(extracted):04X}>'.encode())
        return text
    return change


@trick('letters-mean-others', 'failed|cannot_tell text-doubtful|text-changed|text-unread|hidden-text 4.4', MAY, DOUBT)
def letters_lie(pdf):
    """15 is shown where the file says 10."""
    name = second_font(pdf, mapped(pdf, {'5': '0'}))
    pdf.letters(name)
    codes = {letter: code for code, letter in pdf.letters('F3').items()}
    found = pdf.find('течение 10')
    one = found.operation
    at = found.end - 1
    pdf.replace(found, one.part(0, at) + one.part(at, at + 1, font=name, codes=[codes['5']]) + one.part(at + 1, len(one.codes)))


@trick('actual-text-of-nothing', 'needs_review', 'cannot_tell text-doubtful *')
def actual_text_of_nothing(pdf):
    """Nothing is drawn, and marked content says that it is a word."""
    found = pdf.find('течение 10')
    one = found.operation
    pdf.replace(found, one.part(0, found.begin) + b'/Span <</ActualText <FEFF043D04350020>>> BDC EMC\n' + one.part(found.begin, len(one.codes)))


@trick('actual-text-differs', 'failed|cannot_tell * *', MAY, DOUBT, '? cannot_tell * *')
def actual_text(pdf):
    """15 is drawn, and marked content says that it is 10."""
    found = pdf.find('течение 10')
    one = found.operation
    at = found.end - 1
    codes = pdf.encode('5', 'F3')
    pdf.replace(found, one.part(0, at) + b'/Span <</ActualText <FEFF0030>>> BDC\n' + one.part(at, at + 1, codes=codes) + b'EMC\n' +
                one.part(at + 1, len(one.codes)))


@trick('line-without-letters', 'failed|cannot_tell * *', MAY, DOUBT, '? cannot_tell * *')
def line_without_letters(pdf):
    font = dict(pdf.font('F3'))
    del font['/ToUnicode']
    pdf.follow(pdf.resources()['/Font'])['/F9'] = pdf.add(font)
    found = pdf.find(CAP)
    one = found.operation
    pdf.replace(found, one.part(0, len(one.codes), font='F9'))


@trick('no-letters-at-all', 'does_not_conform|needs_review', 'failed|cannot_tell * *', '? failed * *', '? cannot_tell * *')
def no_letters(pdf):
    """As TeX without a map of letters."""
    for name in ('F1', 'F2', 'F3'):
        del pdf.font(name)['/ToUnicode']


# 14: pictures of text.

@trick('line-as-picture', 'failed text-removed|text-changed 7.2', 'failed|cannot_tell foreign-object *', MAY, '? cannot_tell foreign-object *')
def line_as_picture(pdf):
    found = pdf.find(CAP)
    one = found.operation
    pdf.add_resource('/XObject', 'Im1', text_picture(pdf))
    draw = f'q {one.right - one.x:.2f} 0 0 15 {one.x:.2f} {one.y - 3:.2f} cm /Im1 Do Q\n'.encode()
    pdf.replace(found, draw)


@trick('page-as-picture', 'needs_review', 'cannot_tell scanned-page 7.5')
def page_as_picture(pdf):
    pdf.add_resource('/XObject', 'Im1', text_picture(pdf, 300, 420))
    pdf.set_content(5, b'q 595.3 0 0 841.9 0 0 cm /Im1 Do Q\n')
    pdf.page(5).pop('/Annots', None)


# 15: the order of drawing.

BLOCK = re.compile(rb'q [\d.]+ [\d.]+ [\d.]+ rg\nBT\n.*?ET\nQ\n?', re.S)


@trick('ok-drawn-backwards')
def backwards(pdf):
    for number in range(1, 9):
        data = pdf.content(number)
        blocks = [match[0].rstrip(b'\n') + b'\n' for match in BLOCK.finditer(data)]
        pdf.set_content(number, BLOCK.sub(b'', data) + b''.join(reversed(blocks)))


@trick('ok-letter-by-letter')
def letter_by_letter(pdf):
    for number in range(1, 9):
        data = pdf.content(number)
        for one in reversed(pdf.shows(number)):
            letters = b''.join(one.part(at, at + 1) for at in range(len(one.codes)))
            data = data[:one.start] + letters + data[one.end:]
        pdf.set_content(number, data)


@trick('ok-no-spaces-drawn')
def no_spaces(pdf):
    """Words placed one by one, with nothing between them."""
    for number in range(1, 9):
        data = pdf.content(number)
        for one in reversed(pdf.shows(number)):
            pieces, at = b'', 0
            for word in re.finditer(r'\S+', one.text):
                pieces += one.part(word.start(), word.end())
            data = data[:one.start] + pieces + data[one.end:]
        pdf.set_content(number, data)


@trick('clauses-swapped-in-place', 'failed text-moved|numbering-changed|text-changed *', MAY, '? failed text-moved|numbering-changed|structure-changed *')
def swapped_in_place(pdf):
    """Two clauses change places on the page; the order of drawing stays."""
    first, second = pdf.find('являлись общеизвестными'), pdf.find('получены Стороной')
    data = pdf.content(first.page)
    one, other = first.operation, second.operation
    for operation, y in ((other, one.y), (one, other.y)):
        data = data[:operation.start] + operation.part(0, len(operation.codes)).replace(
            f' {operation.y:.3f} Td'.encode(), f' {y:.3f} Td'.encode()) + data[operation.end:]
    pdf.set_content(first.page, data)


@trick('words-over-words', 'failed hidden-text|text-added|text-changed *', MAY, ADDED)
def words_over_words(pdf):
    """The rate is covered, and another is written over it."""
    found = pdf.find('0,1')
    one = found.operation
    pdf.append(found.page, white_box(found.box(0)) + one.part(found.begin, found.end, codes=pdf.encode('0,5', one.font)))
