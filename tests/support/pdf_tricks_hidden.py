"""Text that the file holds and the page does not show: rows 1 to 8 of the ways to cheat with a PDF."""

from pdf_tricks import ADDED, CAP, SECRET, form, image, layer, secret, trick, white_box

HIDDEN = 'failed hidden-text'
WORDS = ('failed hidden-text 7.2', ADDED)
MORE = ('failed hidden-text 7.5', ADDED)
LAYER = '? cannot_tell print-differs *'


def adds(name, change, expected=MORE):
    """Words added after clause 7.5, drawn by change(pdf, operators)."""
    @trick(name, *expected)
    def edit(pdf):
        found, operators = secret(pdf)
        pdf.append(found.page, change(pdf, operators))


def takes(name, before, after, expected=WORDS):
    """Words of clause 7.2 drawn between two pieces of content; either may be a function of the pdf and the box of the words."""
    @trick(name, *expected)
    def edit(pdf):
        box = pdf.find(CAP).box()
        parts = [part(pdf, box) if callable(part) else part for part in (before, after)]
        pdf.wrap(CAP, *parts)


def within(prefix, suffix=b' Q\n'):
    return lambda pdf, operators: b'q ' + prefix + b' ' + operators + suffix


def in_text(words):
    """Operators put between BT and the rest."""
    return lambda pdf, operators: operators.replace(b'BT\n', b'BT ' + words + b'\n')


def clear(pdf):
    pdf.add_resource('/ExtGState', 'G0', {'/ca': 0, '/CA': 0})
    return b'/G0 gs '


def masked(pdf):
    black = form(pdf, (0, 0, 596, 842), b'0 g 0 0 596 842 re f', **{'/Group': {'/S': '/Transparency', '/CS': '/DeviceGray'}})
    pdf.add_resource('/ExtGState', 'G1', {'/SMask': {'/S': '/Luminosity', '/G': black}})
    return b'/G1 gs '


# 1: modes that paint nothing. The mode stays past ET.

adds('invisible-mode-added', in_text(b'3 Tr'))
adds('clip-mode-added', in_text(b'7 Tr'))
adds('invisible-mode-set-before', lambda pdf, operators: b'q BT 3 Tr ET ' + operators + b'Q\n')
takes('invisible-mode-words', b'q 3 Tr\n', b'Q\n')

# 2: the colour of the ground.


@trick('white-words-pdf', *WORDS)
def white_words(pdf):
    pdf.wrap(CAP, colour='1 1 1')


@trick('white-on-white-box', *MORE)
def white_on_box(pdf):
    found, operators = secret(pdf)
    pdf.append(found.page, b'q 0.9 0.9 0.9 rg 100 750 470 26 re f Q\n' + operators.replace(b'q 0 0 0 rg', b'q 0.91 0.91 0.91 rg'))
    pdf.set_content(found.page, pdf.content(found.page))


adds('white-in-cmyk', lambda pdf, operators: operators.replace(b'0 0 0 rg', b'0 0 0 0 k'))
adds('white-in-separation', lambda pdf, operators: (pdf.add_resource('/ColorSpace', 'CS1', [
    '/Separation', '/Spot', '/DeviceGray', {'/FunctionType': 2, '/Domain': [0, 1], '/C0': [1], '/C1': [0], '/N': 1}]),
    operators.replace(b'0 0 0 rg', b'/CS1 cs 0 scn'))[1])

# 3: covered.

takes('covered-by-rectangle', b'', lambda pdf, box: white_box(box))
takes('covered-by-picture', b'', lambda pdf, box: (pdf.add_resource('/XObject', 'Im1', image(pdf)), 'q {2:.2f} 0 0 {3:.2f} {0:.2f} {1:.2f} cm /Im1 Do Q\n'.format(*box).encode())[1],
      WORDS + ('? failed foreign-object *',))
takes('covered-by-form', b'', lambda pdf, box: (pdf.add_resource('/XObject', 'Fm1', form(pdf, box, white_box(box))), b'/Fm1 Do\n')[1])
adds('added-and-covered', lambda pdf, operators: operators + b'q 1 1 1 rg 371 755 190 15 re f Q\n')

# 4: transparency.

takes('alpha-zero-words', lambda pdf, box: b'q ' + clear(pdf) + b'\n', b'Q\n')
adds('alpha-zero-added', lambda pdf, operators: within(clear(pdf))(pdf, operators))
adds('soft-mask-added', lambda pdf, operators: within(masked(pdf))(pdf, operators),
     ('failed|cannot_tell hidden-text|text-added|unmodelled-construct 7.5', ADDED, '? cannot_tell unmodelled-construct *'))

# 5: clipped away.

adds('clipped-added', within(b'0 0 1 1 re W n'))
takes('clipped-words', b'q 0 0 1 1 re W n\n', b'Q\n')
adds('form-box-clips-added', lambda pdf, operators: (pdf.add_resource('/XObject', 'Fm1', form(pdf, (0, 0, 2, 2), operators)), b'/Fm1 Do\n')[1])

# 6: too small to be read.

adds('tiny-font-added', lambda pdf, operators: operators.replace(b' 12 Tf', b' 0.4 Tf'))
adds('tiny-matrix-added', within(b'0.02 0 0 0.02 371 759 cm'))
adds('squeezed-added', in_text(b'1 Tz'))
adds('flat-matrix-added', within(b'1 0 0 0.001 0 759 cm'))

# 7: off the page, cut off.

adds('off-page-added', within(b'1 0 0 1 -900 0 cm'))
adds('above-the-page-added', within(b'1 0 0 1 0 400 cm'), ('failed hidden-text *', ADDED))


@trick('crop-box-cuts-clauses', 'failed hidden-text *', ADDED, '? failed hidden-text *')
def crop_box(pdf):
    page = pdf.page(5)
    page['/CropBox'] = [0, 240, 595.3, 841.9]


# 8: layers.

adds('layer-off-added', lambda pdf, operators: (layer(pdf, 'Draft', off=True), b'/OC /L1 BDC ' + operators + b'EMC\n')[1], MORE + (LAYER,))
takes('layer-off-words', lambda pdf, box: (layer(pdf, 'Draft', off=True), b'/OC /L1 BDC\n')[1], b'EMC\n', WORDS + (LAYER,))
takes('layer-printed-only', lambda pdf, box: (layer(pdf, 'Paper', view='/OFF'), b'/OC /L1 BDC\n')[1], b'EMC\n',
      ('failed hidden-text|print-differs 7.2', ADDED, '? cannot_tell print-differs *'))
takes('layer-shown-only', lambda pdf, box: (layer(pdf, 'Screen', printed='/OFF'), b'/OC /L1 BDC\n')[1], b'EMC\n',
      ('failed hidden-text|print-differs 7.2', ADDED, '? cannot_tell print-differs *'))
adds('layer-printed-only-added', lambda pdf, operators: (layer(pdf, 'Paper', view='/OFF'), b'/OC /L1 BDC ' + operators + b'EMC\n')[1],
     ('failed hidden-text|print-differs|text-added 7.5', ADDED, '? failed hidden-text|print-differs *', '? cannot_tell print-differs *'))


@trick('form-in-layer-off', *MORE, LAYER)
def form_in_layer(pdf):
    found, operators = secret(pdf)
    group = layer(pdf, 'Draft', off=True)
    pdf.add_resource('/XObject', 'Fm1', form(pdf, (0, 0, 596, 842), operators, **{'/OC': group}))
    pdf.append(found.page, b'/Fm1 Do\n')


@trick('seen-words-added', 'failed text-added 7.5')
def seen(pdf):
    """The same words plainly shown, to see that the tricks above differ from it in one thing only."""
    found, operators = secret(pdf)
    assert SECRET
    pdf.append(found.page, operators)
