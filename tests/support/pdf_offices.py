"""What honest offices and their programs do to a PDF: the signed last page scanned, stamps of electronic signatures. Each is one question,
and an edit beside it is found as ever.
"""

import pdf_file
from pdf_tricks import SECRET, text_picture, trick

SCANNED = ('needs_review', 'cannot_tell scanned-page *')
STAMPED = ('needs_review', 'cannot_tell signature-stamp *')
OWNER = 'Документ подписан электронной подписью', 'Сертификат: 01 95 47 38 60 20 00 00', 'Клиент: Лебедева Ольга Игоревна', 'с 14.02.2026 до 14.05.2027'


def scan_pages(pdf, first):
    picture = text_picture(pdf, 200, 280)
    pdf.add_resource('/XObject', 'Im7', picture)
    for number in range(first, len(pdf.page_references()) + 1):
        pdf.set_content(number, b'q 595.3 0 0 841.9 0 0 cm /Im7 Do Q\n')


def lines(pdf, texts, x, y, size=6.5):
    """Text of the main font, one line under another; letters that the file has no glyph of are left out."""
    font = pdf.find('связи, через сети которых передаются').operation.font
    known = set(pdf.letters(font).values())
    return b''.join(pdf_file.show(pdf.encode([letter for letter in text if letter in known], font), x, y - at * size * 1.3, font, size)
                    for at, text in enumerate(texts))


@trick('office-last-page-scanned', *SCANNED)
def last_scanned(pdf):
    scan_pages(pdf, 8)


@trick('office-last-two-pages-scanned', *SCANNED)
def last_two_scanned(pdf):
    scan_pages(pdf, 7)


@trick('office-last-page-scanned-and-an-edit', 'does_not_conform', 'cannot_tell scanned-page *', 'failed text-added 7.5')
def scanned_and_edited(pdf):
    found, operators = pdf.after_line('связи, через сети которых передаются', SECRET)
    pdf.append(found.page, operators)
    scan_pages(pdf, 8)


@trick('office-stamp-on-last-page', *STAMPED)
def stamp_on_last(pdf):
    pdf.append(8, b'q 0 0 1 RG 1 w 60 96 220 52 re S Q\n' + lines(pdf, OWNER, 70, 134))


@trick('office-stamp-over-the-signatures', *STAMPED)
def stamp_over_signatures(pdf):
    pdf.append(8, lines(pdf, OWNER, 95, 478))


@trick('office-stamp-between-the-signatures', *STAMPED)
def stamp_between_signatures(pdf):
    pdf.append(8, lines(pdf, OWNER, 200, 469, 6))


@trick('office-stamp-beside-the-signatures', *STAMPED)
def stamp_beside_signatures(pdf):
    """In a stream and a font of its own, touching nothing."""
    name = pdf.find('связи, через сети которых передаются').operation.font
    pdf.add_resource('/Font', 'Fs', pdf.add(pdf.font(name)))
    page = pdf.page(8)
    page['/Contents'] = [page['/Contents'], pdf.add_stream({}, lines(pdf, OWNER, 440, 486, 5.5).replace(f'/{name} '.encode(), b'/Fs '))]


@trick('office-stamp-over-clauses', *STAMPED)
def stamp_over_clauses(pdf):
    pdf.append(4, lines(pdf, OWNER, 260, 400, 7.5))


@trick('stamp-over-the-signatures-with-a-term', 'does_not_conform', 'failed text-added *', '? cannot_tell signature-stamp *')
def stamp_over_signatures_with_term(pdf):
    pdf.append(8, lines(pdf, OWNER + ('Клиент вправе не платить вознаграждение',), 200, 474))


@trick('small-term-over-the-signatures', 'does_not_conform', 'failed slot-abuse|text-added *')
def small_term_over_signatures(pdf):
    pdf.append(8, lines(pdf, ('Клиент вправе не платить вознаграждение',), 95, 466))


@trick('office-stamp-on-each-page', *STAMPED)
def stamp_on_each(pdf):
    for number in range(1, 9):
        pdf.append(number, lines(pdf, OWNER[:2], 40, 20))


@trick('office-page-of-signatures', *STAMPED)
def page_of_signatures(pdf):
    kids = pdf.page_references()
    pdf.set_pages(kids + [pdf.add({**pdf.value(kids[7]), '/Annots': [], '/Contents': pdf.add_stream({}, lines(pdf, (
        'Документ подписан и передан через оператора', 'Подписи Лицензиара: Соколов Андрей Викторович', 'Подписи Клиента: Лебедева Ольга Игоревна',
        'Подпись соответствует файлу документа'), 60, 780, 10))})])


@trick('stamp-with-a-term-in-it', 'does_not_conform', 'failed text-added *', '? cannot_tell signature-stamp *')
def stamp_with_term(pdf):
    pdf.append(8, lines(pdf, OWNER + ('Клиент вправе не платить вознаграждение',), 70, 134))


def seal(pdf, key, side=128):
    """Rings and a flourish; `key`: /SMask for a clear one, /Mask for white that is left out, or none."""
    def ink(x, y):
        far = ((x - 56) ** 2 + (y - 64) ** 2) ** .5
        return 50 < far < 54 or 34 < far < 36 or abs((x * 5 + y * 3) % 97 - 40) < 4 and 40 < y < 90 and abs(y - 60 - (x % 23)) < 3

    marks = [ink(x, y) for y in range(side) for x in range(side)]
    more = {}
    if key == '/SMask':
        more[key] = pdf.add_stream({'/Type': '/XObject', '/Subtype': '/Image', '/Width': side, '/Height': side, '/ColorSpace': '/DeviceGray',
                                    '/BitsPerComponent': 8}, bytes(230 if mark else 0 for mark in marks))
    elif key == '/Mask':
        more[key] = [240, 255] * 3
    blue = b''.join(bytes((40, 60, 190) if mark else (255, 255, 255)) for mark in marks)
    pdf.add_resource('/XObject', 'Is', pdf.add_stream({'/Type': '/XObject', '/Subtype': '/Image', '/Width': side, '/Height': side,
                                                       '/ColorSpace': '/DeviceRGB', '/BitsPerComponent': 8, **more}, blue))


SEALED = 'needs_review', 'cannot_tell signature-picture *'


@trick('office-seal-over-the-signatures', *SEALED)
def seal_over_signatures(pdf):
    seal(pdf, '/SMask')
    pdf.append(8, b'q 110 20 -20 110 340 390 cm /Is Do Q')


@trick('office-seals-of-both-parties', *SEALED)
def seals_of_both(pdf):
    seal(pdf, '/Mask')
    pdf.append(8, b'q 100 0 0 100 110 380 cm /Is Do Q q 100 0 0 100 360 385 cm /Is Do Q')


@trick('office-seal-on-white-paper', *SEALED)
def seal_on_white(pdf):
    """What it covers belongs to the place of the signature."""
    seal(pdf, '')
    pdf.append(8, b'q 80 0 0 80 322 392 cm /Is Do Q')


@trick('office-seal-over-a-part-of-the-line', *SEALED)
def seal_over_part(pdf):
    """The rest of the line to sign on looks out from under it."""
    seal(pdf, '')
    pdf.append(8, b'q 85 23 -23 85 330 385 cm /Is Do Q')


@trick('seal-on-white-paper-over-a-clause', 'does_not_conform', 'failed hidden-text *', '? cannot_tell signature-picture *',
       '? failed foreign-object|slot-abuse|text-removed *')
def seal_over_clause(pdf):
    seal(pdf, '')
    pdf.append(8, b'q 120 0 0 120 90 420 cm /Is Do Q')


@trick('seal-far-from-the-signatures', 'does_not_conform', 'failed foreign-object *')
def seal_elsewhere(pdf):
    seal(pdf, '/SMask')
    pdf.append(4, b'q 110 0 0 110 340 390 cm /Is Do Q')


@trick('office-scan-with-stamps', 'needs_review', 'cannot_tell scanned-page *', '? cannot_tell signature-stamp|text-added *')
def stamped_scan(pdf):
    stamp = lines(pdf, OWNER, 40, 40)
    scan_pages(pdf, 1)
    for number in range(1, 9):
        pdf.append(number, stamp)


INITIALLED = ('needs_review', 'cannot_tell page-initials *')
FLOURISH = 'q 0 0 0.6 RG 0.9 w {x} {y} m {x1} {y1} {x2} {y} {x3} {y2} c {x4} {y3} {x5} {y} {x6} {y1} c S Q\n'


def flourish(x, y):
    """A pen's stroke, as a tablet or a signing program draws it."""
    places = {f'x{i or ""}': x + 7 * i for i in range(7)}
    return FLOURISH.format(**places, y=y, y1=y + 16, y2=y - 5, y3=y + 11).encode()


@trick('office-initials-drawn-on-each-page', *INITIALLED)
def initials_drawn(pdf):
    for number in range(1, 9):
        pdf.append(number, flourish(80 + 3 * number, 34) + flourish(400 - 4 * number, 36))


@trick('office-initials-typed-on-each-page', *INITIALLED)
def initials_typed(pdf):
    for number in range(1, 9):
        pdf.append(number, lines(pdf, ('Лицензиар __________ / А.С. /        Клиент __________ / О.Л. /',), 60, 20, 9))


@trick('office-initials-in-pictures', *INITIALLED)
def initials_in_pictures(pdf):
    for number in range(1, 9):
        name = f'Im{20 + number}'
        pdf.add_resource('/XObject', name, text_picture(pdf, 60 + number, 24))
        pdf.append(number, f'q 60 0 0 24 {420 + number} 16 cm /{name} Do Q\n'.encode())


@trick('words-among-the-initials', 'does_not_conform', 'failed text-added *', '? cannot_tell page-initials *')
def words_among_initials(pdf):
    for number in range(1, 9):
        pdf.append(number, lines(pdf, ('Лицензиар ________ Клиент ________ пункт 7.2 отменён',), 60, 20, 9))


@trick('office-stamp-over-the-footer', *STAMPED)
def stamp_over_footer(pdf):
    for number in range(1, 9):
        pdf.append(number, lines(pdf, OWNER, 220, 46, 6))


@trick('office-stamp-at-differing-places', *STAMPED)
def stamp_at_differing_places(pdf):
    for number in range(1, 9):
        pdf.append(number, lines(pdf, OWNER, 40 + 170 * number % 290, 40 - number % 4, 5.5 + number % 3 / 2))


@trick('office-stamp-across-the-footer-of-some', *STAMPED)
def stamp_across_some_footers(pdf):
    for number in (2, 5, 8):
        pdf.append(number, lines(pdf, OWNER, 60 * number - 60, 51 - number, 6.5))


@trick('office-page-of-an-operator', *STAMPED)
def page_of_operator(pdf):
    page_more(pdf, ('Документ подписан и передан через оператора', 'Подписи Лицензиара: Соколов Андрей Викторович', 'Подпись соответствует файлу документа'), 10)
    for number in range(1, 10):
        pdf.append(number, lines(pdf, (f'Передан через Диадок {number:02}.11.2026',), 30, 14, 6.5) + lines(pdf, (f'Страница {number} из 9',), 480, 14, 6.5))


@trick('stamp-at-differing-places-with-a-term', 'does_not_conform', 'failed text-added *', '? cannot_tell signature-stamp *')
def stamps_with_a_term(pdf):
    for number in range(1, 9):
        words = OWNER + (('Клиент вправе не платить вознаграждение',) if number == 5 else ())
        pdf.append(number, lines(pdf, words, 40 + 170 * number % 290, 46 - number % 4, 6))


@trick('picture-under-a-stamp', 'does_not_conform', 'failed foreign-object *', '? cannot_tell signature-stamp *')
def picture_under_stamp(pdf):
    pdf.add_resource('/XObject', 'Im7', text_picture(pdf, 400, 30))
    pdf.append(8, b'q 240 0 0 40 60 104 cm /Im7 Do Q\n' + lines(pdf, OWNER, 70, 134))


def page_more(pdf, texts, size, after=8):
    kids = pdf.page_references()
    page = pdf.add({**pdf.value(kids[7]), '/Annots': [], '/Contents': pdf.add_stream({}, lines(pdf, texts, 60, 780, size))})
    pdf.set_pages(kids[:after] + [page] + kids[after:])


@trick('clause-that-begins-like-a-stamp', 'does_not_conform', 'failed text-added *', '? failed text-changed *')
def clause_like_stamp(pdf):
    page_more(pdf, ('Электронная подпись Клиента на счете означает', 'согласие с тем, что вознаграждение не платится.'), 11)


@trick('page-of-signatures-with-a-clause', 'does_not_conform', 'failed text-added *', '? cannot_tell signature-stamp *')
def signatures_and_clause(pdf):
    page_more(pdf, ('Документ подписан и передан через оператора', 'Подписи Лицензиара: Соколов Андрей Викторович', 'Клиент вправе отказаться от Договора'), 10)


@trick('page-of-signatures-in-the-colour-of-paper', 'does_not_conform', 'failed hidden-text|text-added *', '? cannot_tell signature-stamp *')
def signatures_hidden(pdf):
    page_more(pdf, ('Документ подписан и передан через оператора', 'Подписи Лицензиара: Соколов Андрей Викторович'), 10)
    content = pdf.content(9)
    pdf.set_content(9, content.replace(b'0 0 0 rg', b'1 1 1 rg'))


@trick('page-of-signatures-with-the-template-in-it', 'does_not_conform', 'failed text-added *', '? cannot_tell signature-stamp *')
def signatures_and_template(pdf):
    page_more(pdf, ('Документ подписан и передан через оператора', 'уведомление, направленное по прежнему адресу, считается надлежащим'), 10)
