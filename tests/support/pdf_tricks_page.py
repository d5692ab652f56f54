"""Tricks on whole pages: their headers, how they stand, scans, tints and watermarks."""

import pdf_file
from pdf_tricks import image, secret, text_picture, trick


def edge_shows(pdf, number, top):
    """What draws the first or the last line of a page."""
    shows = pdf.shows(number)
    y = (max if top else min)(one.y for one in shows)
    return [one for one in shows if one.y == y]


def without(pdf, number, shows):
    data = pdf.content(number)
    for one in sorted(shows, key=lambda one: -one.start):
        data = data[:one.start] + data[one.end:]
    pdf.set_content(number, data)


@trick('header-missing-on-a-page', 'needs_review', 'cannot_tell structure-changed *')
def header_missing(pdf):
    without(pdf, 4, edge_shows(pdf, 4, True))


@trick('footer-missing-on-a-page', 'needs_review', 'cannot_tell structure-changed *')
def footer_missing(pdf):
    without(pdf, 4, edge_shows(pdf, 4, False))


@trick('words-above-header', 'failed text-added * Клиент вправе не платить.')
def above_header(pdf):
    edge, body = edge_shows(pdf, 4, True)[0], pdf.shows(4)[5]
    pdf.append(4, pdf_file.show(pdf.encode('Клиент вправе не платить.', body.font), edge.x, edge.y + 14, body.font, 9))


@trick('words-below-footer', 'failed text-added * Клиент вправе не платить.')
def below_footer(pdf):
    edge, body = edge_shows(pdf, 4, False)[0], pdf.shows(4)[5]
    pdf.append(4, pdf_file.show(pdf.encode('Клиент вправе не платить.', body.font), 100, edge.y - 12, body.font, 9))


@trick('ok-text-on-its-side')
def on_its_side(pdf):
    for number in range(1, 9):
        pdf.page(number)['/Rotate'] = 90


@trick('ok-page-upside-down')
def upside_down(pdf):
    pdf.page(4)['/Rotate'] = 180


@trick('on-its-side-with-words', 'failed text-added * Клиент вправе не платить.')
def on_its_side_with_words(pdf):
    found, words = secret(pdf)
    pdf.append(found.page, words)
    pdf.page(found.page)['/Rotate'] = 270


def scan(pdf):
    pdf.add_resource('/XObject', 'Scan', text_picture(pdf, 400, 560))
    return b'q 595 0 0 842 0 0 cm /Scan Do Q\n'


@trick('scan-of-all-pages', 'needs_review', 'cannot_tell scanned-page *')
def scan_of_all(pdf):
    picture = scan(pdf)
    for number in range(1, 9):
        pdf.set_content(number, picture)


@trick('scan-with-recognised-text', 'needs_review', 'cannot_tell scanned-page *')
def scan_with_text(pdf):
    picture = scan(pdf)
    for number in range(1, 9):
        pdf.set_content(number, picture + pdf.content(number).replace(b'BT\n', b'BT 3 Tr\n'))


@trick('ok-tint-under-pages')
def tint_under(pdf):
    for number in range(1, 9):
        pdf.set_content(number, b'q 0.93 0.95 1 rg 0 0 595 842 re f Q\n' + pdf.content(number))


@trick('ok-glass-over-pages')
def glass_over(pdf):
    pdf.add_resource('/ExtGState', 'Glass', pdf.add({'/Type': '/ExtGState', '/ca': 0.15, '/CA': 0.15}))
    for number in range(1, 9):
        pdf.append(number, b'q /Glass gs 0.3 0.4 1 rg 0 0 595 842 re f Q\n')


@trick('tint-over-page', 'failed hidden-text *')
def tint_over(pdf):
    pdf.append(4, b'q 0.93 0.95 1 rg 0 0 595 842 re f Q\n')


@trick('watermark-faint', 'failed text-added * Клиент вправе не платить.')
def watermark_faint(pdf):
    pdf.add_resource('/ExtGState', 'Glass', pdf.add({'/Type': '/ExtGState', '/ca': 0.2, '/CA': 0.2}))
    body = pdf.shows(4)[5]
    words = pdf_file.show(pdf.encode('Клиент вправе не платить.', body.font), 0, 0, body.font, 48, '0.5 0.5 0.5')
    for number in range(1, 9):
        pdf.append(number, b'q /Glass gs 0.7 0.7 -0.7 0.7 150 200 cm\n' + words + b'Q\n')


@trick('watermark-between-lines', 'failed text-added * Договор')
def watermark_straight(pdf):
    body = pdf.shows(4)[5]
    words = pdf_file.show(pdf.encode('Договор', body.font), 150, 400, body.font, 80, '0.85 0.85 0.85')
    for number in range(1, 9):
        pdf.set_content(number, words + pdf.content(number))


@trick('picture-as-watermark', 'failed foreign-object *')
def picture_watermark(pdf):
    pdf.add_resource('/ExtGState', 'Glass', pdf.add({'/Type': '/ExtGState', '/ca': 0.2, '/CA': 0.2}))
    pdf.add_resource('/XObject', 'Mark', image(pdf, 8, 8, 90))
    for number in range(1, 9):
        pdf.append(number, b'q /Glass gs 300 0 0 300 150 250 cm /Mark Do Q\n')
