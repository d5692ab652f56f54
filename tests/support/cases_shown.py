"""Text that stays as it was, and is shown in another way: order, place, size, what is printed."""

from cases import case
from cases_hidden import HIDDEN, PENALTY, dress
from docx_edit import run

FIELD = 'field-result'
STRUCTURE = 'structure-changed'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def field(instruction, result='', before='от этой суммы', phrase=PENALTY):
    """Puts a complex field before some words of a paragraph."""
    parts = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
             f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + (run(result) if result else '') + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return piece_before(parts, before, phrase)


def piece_before(xml_piece, before='от этой суммы', phrase=PENALTY):
    mark = 'here'

    def edit(document):
        document.format(phrase, before, f'<w:lang w:val="{mark}"/>')
        document.edit(phrase, lambda xml: xml.replace(run_with(xml, mark), xml_piece + run_with(xml, mark)).replace(f'<w:lang w:val="{mark}"/>', ''))
    return edit


def run_with(xml, mark):
    begin = max(xml.rindex(start, 0, xml.index(mark)) for start in ("<w:r>", "<w:r ") if start in xml[:xml.index(mark)])
    return xml[begin:xml.index('</w:r>', begin) + len('</w:r>')]


def paragraph_property(xml_property, phrase=PENALTY):
    return lambda document: document.edit(phrase, lambda xml: xml.replace('</w:pPr>', xml_property + '</w:pPr>', 1))


# Fields that draw something else than the text around them.

case('equation-field', f'failed {FIELD} 7.2', edit=field(r'EQ \o(1;0)'))
case('symbol-field', f'failed {FIELD} 7.2', edit=field(r'SYMBOL 1085 \u'))
case('advance-field', f'failed {FIELD} 7.2', edit=field(r'ADVANCE \r 500'))
case('list-number-field', f'failed {FIELD} 7.2', edit=field('LISTNUM'))
case('page-number-in-sentence', 'failed text-added|text-changed 7.2', f'? failed {FIELD} 7.2', edit=field('PAGE', '5 '))
case('page-number-for-number', f'failed {FIELD} 7.2', edit=lambda d: (
    dress(PENALTY, '10', '<w:lang w:val="ten"/>')(d),
    d.edit(PENALTY, lambda xml: xml.replace(run_with(xml, '"ten"'), '<w:fldSimple w:instr=" PAGE ">' + run('10') + '</w:fldSimple>'))))
case('day-of-printing', 'failed text-added|text-changed 7.2', edit=piece_before('<w:r><w:dayLong/></w:r>'))

# Letters and numbers in another place.

case('raised-digit', f'failed {HIDDEN} 7.2', edit=dress(PENALTY, '0 % от этой', '<w:vertAlign w:val="superscript"/>'))
case('lowered-number', f'failed {HIDDEN} 7.2', edit=dress(PENALTY, '10', '<w:vertAlign w:val="subscript"/>'))
case('raised-word-is-seen', edit=dress(PENALTY, 'просрочке', '<w:vertAlign w:val="superscript"/>'))
case('two-lines-in-one', f'failed {HIDDEN} 7.2', edit=dress(PENALTY, '0,1 %', '<w:eastAsianLayout w:id="1" w:combine="1"/>'))
case('outline-over-letters', f'failed {HIDDEN} 7.2', edit=dress(PENALTY, ', но не более 10 % от этой суммы', (
    f'<w14:textOutline {W14} w14:w="76200"><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textOutline>')))
case('thin-outline-is-seen', edit=dress(PENALTY, 'просрочке', (
    f'<w14:textOutline {W14} w14:w="9525"><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textOutline>')))

# Paragraphs, tables and sections in another order or place.

case('paragraph-from-right-to-left', f'cannot_tell {STRUCTURE} *', edit=paragraph_property('<w:bidi/>'))
case('paragraph-left-to-right', edit=paragraph_property('<w:bidi w:val="0"/>'))
case('table-columns-reversed', f'cannot_tell {STRUCTURE} *', edit=lambda d: d.change('<w:tblPr>', '<w:tblPr><w:bidiVisual/>', count=1))
case('section-from-right-to-left', f'cannot_tell {STRUCTURE} *', edit=lambda d: d.change('</w:sectPr></w:body>', '<w:bidi/></w:sectPr></w:body>'))
case('margins-without-room', f'cannot_tell {STRUCTURE} *', f'? cannot_tell {STRUCTURE} *', edit=lambda d: d.change(
    r'<w:pgMar[^>]*/>', '<w:pgMar w:top="1134" w:right="6000" w:bottom="1134" w:left="5600" w:header="709" w:footer="709" w:gutter="0"/>'))
case('lines-past-the-edge', f'failed {HIDDEN} 7.2', edit=paragraph_property('<w:ind w:left="6000" w:right="-6000"/>'))
case('frame-too-small', f'failed {HIDDEN} 7.2', edit=paragraph_property('<w:framePr w:w="3000" w:h="240" w:hRule="exact" w:wrap="around"/>'))
case('frame-that-fits', edit=paragraph_property('<w:framePr w:w="8000" w:h="1600" w:hRule="exact" w:wrap="around"/>'))
case('collapsed-heading', f'cannot_tell {HIDDEN} *', edit=paragraph_property(
    '<w15:collapsed xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'))
case('prints-forms-only', f'cannot_tell {HIDDEN} *', edit=lambda d: d.change('</w:settings>', '<w:printFormsData/></w:settings>', part='word/settings.xml'))
