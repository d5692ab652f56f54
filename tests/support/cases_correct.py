"""Correct fills, in every dress that people and programs put on them: nothing above a note may be said."""

import re
import unicodedata

import clients
import repack
from cases import case
from docx_edit import DOCUMENT, PARAGRAPH, TEXT, run

STORIES = [DOCUMENT, 'word/header1.xml', 'word/footer1.xml', 'word/footnotes.xml']

for client in ('ooo', 'ip', 'ao', 'short'):
    case(f'ok-{client}', client=client)

case('ok-many-rows', rows=[[str(number), f'Канал {number}', f'{number} 000', '1', '29 700,00'] for number in range(1, 6)])
case('ok-underscores-left', changes={
    'requisites_inn': f'_{clients.OOO["client_inn"]}_', 'client_kpp': f'__{clients.OOO["client_kpp"]}', 'overage_days': '_12_',
    'client_account': f'{clients.OOO["client_account"]}___', 'agreement_date': '«_12_» __ноября__ 2026 г.'})
case('ok-date-variants', changes={'agreement_date': '« 1 » Ноября 2026г.', 'end_date': '“01” ноября 2027 г.'})
case('ok-basis-date-first', changes={'client_basis': 'доверенности от 12.03.2026 № 45'})
case('ok-amount-without-groups', changes={'amount': '148500,00'})
case('ok-words-capital', changes={'amount_in_words': 'Сто сорок восемь тысяч пятьсот'})
case('ok-codes-grouped', changes={'client_account': ' '.join(re.findall(r'.{1,4}', clients.OOO['client_account'])),
                                  'client_bic': '044525\u00a0974'})
case('ok-signed-names', changes={'client_signature': 'Кравец Д.Ю.'})
case('ok-name-in-capitals', changes={'client_name': 'ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «РОМАШКА И ПАРТНЁРЫ»'})
case('ok-latin-name', changes={'client_name': 'Общество с ограниченной ответственностью «Smart Retail Group»',
                               'client_short_name': 'ООО «Smart Retail Group»'})
case('ok-quotes', edit=lambda d: d.every_text(lambda text: text.replace('«', '"').replace('»', '"')))
case('ok-quotes-curly', edit=lambda d: d.every_text(lambda text: text.replace('«', '“').replace('»', '”')))
case('ok-dashes', edit=lambda d: d.every_text(lambda text: text.replace('—', '-').replace('–', '-')))
case('ok-hyphens', edit=lambda d: d.every_text(lambda text: re.sub(r'(?<=\w)-(?=\w)', '\u2011', text)))
case('ok-spaces', edit=lambda d: d.every_text(lambda text: re.sub(r' (?=[а-я]{5})', '  ', text.replace(' и ', ' и\u00a0').replace(
    ' (', '\u2009(').replace(' не ', ' не\u00a0').replace('№ ', '№\u202f'))))
case('ok-soft-hyphens', edit=lambda d: d.every_text(lambda text: re.sub(r'(?<=[а-я]{4})(?=[бвгдклмнпрст][аеио][а-я]{2})', '\u00ad', text)))
case('ok-yo', edit=lambda d: d.every_text(lambda text: text.replace('ё', 'е').replace('Ё', 'Е')))
case('ok-number-sign', edit=lambda d: d.every_text(lambda text: text.replace('№', 'N')))
case('ok-group-spaces', edit=lambda d: d.every_text(lambda text: text.replace('100 000', '100000')))
case('ok-group-spaces-narrow', edit=lambda d: d.every_text(lambda text: re.sub(r'(?<=\d) (?=\d{3}\b)', '\u202f', text)))
case('ok-nfd', edit=lambda d: d.every_text(lambda text: unicodedata.normalize('NFD', text)))


def split_runs(document):
    """Every word, and half of the long ones, in a run of its own, as Word leaves after long editing."""
    def split(xml):
        text = TEXT.search(xml)
        if not text or '&' in text[1] or len(text[1]) < 4:
            return xml
        properties = re.search(r'<w:rPr>(.*?)</w:rPr>', xml, re.S)
        pieces = re.findall(r'\s+|\S{1,5}', text[1])
        return ''.join(run(piece, properties[1] if properties else '') for piece in pieces)
    document.every_run(split)


def word_noise(document):
    """Bookmarks, proofing marks, revision ids and last page breaks between runs."""
    count = iter(range(500, 100000))

    def noisy(xml):
        number = next(count)
        if 'fldChar' in xml or 'instrText' in xml:
            return xml
        marked = xml.replace('<w:r>', f'<w:r w:rsidRPr="00{number:06X}" w:rsidR="00B1{number:04X}">')
        if number % 3 == 0:
            marked = '<w:proofErr w:type="spellStart"/>' + marked + '<w:proofErr w:type="spellEnd"/>'
        if number % 5 == 0:
            marked = f'<w:bookmarkStart w:id="{number}" w:name="mark_{number}"/>{marked}<w:bookmarkEnd w:id="{number}"/>'
        if number % 17 == 0:
            marked = re.sub(r'(<w:t[ >])', r'<w:lastRenderedPageBreak/>\1', marked, count=1)
        return marked
    document.every_run(noisy)
    document.swap('<w:sectPr', '<w:bookmarkStart w:id="99999" w:name="_GoBack"/><w:bookmarkEnd w:id="99999"/><w:sectPr')


def fonts(document):
    looks = ['<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>', '<w:color w:val="1F3864"/>', '<w:sz w:val="20"/><w:szCs w:val="20"/>',
             '<w:i/>', '<w:u w:val="single"/>', '<w:highlight w:val="yellow"/>', '<w:color w:val="C00000"/>', '<w:spacing w:val="-4"/>',
             '<w:w w:val="95"/>', '<w:kern w:val="28"/>', '<w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>', '<w:lang w:val="en-US"/>']
    count = iter(range(100000))

    def dressed(xml):
        if '<w:rPr>' in xml or '<w:t' not in xml:
            return xml
        return xml.replace('<w:r>', '<w:r><w:rPr>' + looks[next(count) % len(looks)] + '</w:rPr>', 1)
    document.every_run(dressed)


def breaks(document):
    """Page breaks, forced lines, spacing, another page."""
    document.text('Заголовки разделов', 'удобства чтения', 'удобства @чтения')
    document.set(document.get().replace(' @чтения', '</w:t><w:br/><w:t xml:space="preserve">чтения'))
    document.edit('Права, которые прямо не', lambda xml: xml.replace('<w:pPr>', '<w:pPr><w:pageBreakBefore/>').replace(
        '<w:pStyle w:val="Clause"/><w:pageBreakBefore/>', '<w:pageBreakBefore/><w:pStyle w:val="Clause"/>'))
    document.after('Состав Тарифов, включённых', '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p/><w:p/>')
    document.swap('<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="12240" w:h="15840"/>')
    document.change(r'<w:pgMar [^>]*/>', '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="1134" w:header="400" w:footer="400" w:gutter="0"/>')
    document.swap('<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>', '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
                  'word/styles.xml')


def typed_numbering(document):
    """The numbers typed by hand instead of numbered automatically."""
    counters, appendix = [0, 0, 0, 0], [0]
    levels = {'Section': 0, 'Clause': 1, 'Subclause': 2, 'Item': 3}

    def label(xml):
        style = re.search(r'<w:pStyle w:val="(\w+)"/>', xml)
        if '<w:numId w:val="2"/>' in xml:
            appendix[0] += 1
            return f'{appendix[0]}.', xml.replace('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', '')
        if not style or style[1] not in levels:
            return None, xml
        level = levels[style[1]]
        counters[level] += 1
        counters[level + 1:] = [0] * (3 - level)
        shown = 'абвгд'[counters[3] - 1] + ')' if level == 3 else '.'.join(map(str, counters[:level + 1])) + '.'
        return shown, xml.replace(style[0], style[0] + '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')

    def typed(match):
        shown, xml = label(match[0])
        if not shown:
            return xml
        at = re.search(r'</w:pPr>', xml).end()
        return xml[:at] + f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:tab/></w:r>' + xml[at:]
    document.set(PARAGRAPH.sub(typed, document.get()))
    repack.flatten_fields(document, keep=('PAGE', 'NUMPAGES', 'FORMTEXT', 'MERGEFIELD'))


def dirty_fields(document):
    """Marked to be counted anew on opening, as programs do that write a document without laying it out."""
    document.change(r'(w:fldCharType="begin")/>', r'\1 w:dirty="true"/>')


def refreshed_fields(document):
    """F9 pressed: the same results, page numbers counted anew."""
    document.swap(' NUMPAGES ', ' NUMPAGES  \\* MERGEFORMAT ', 'word/footer1.xml')
    document.set(document.get('word/footer1.xml').replace('>9<', '>11<').replace('>1<', '>7<'), 'word/footer1.xml')


def flatten(document):
    repack.flatten_controls(document)
    repack.flatten_fields(document, keep=('PAGE', 'NUMPAGES', 'REF'))


def caps(document):
    document.edit('ЛИЦЕНЗИОННЫЙ ДОГОВОР', lambda xml: xml.replace('ЛИЦЕНЗИОННЫЙ ДОГОВОР', 'Лицензионный договор').replace(
        '<w:r>', '<w:r><w:rPr><w:caps/></w:rPr>').replace('<w:r><w:rPr><w:caps/></w:rPr><w:rPr>', '<w:r><w:rPr><w:caps/>'))


def upper_headings(document):
    """Headings in capital letters instead of the property of capitals."""
    for phrase in ('Предмет Договора', 'Объём предоставляемых прав', 'Разрешение споров'):
        document.edit(phrase, lambda xml: re.sub(r'(<w:t[^>]*>)([^<]*)', lambda match: match[1] + match[2].upper(), xml))


case('ok-runs-split', edit=split_runs)
case('ok-word-noise', edit=word_noise)
case('ok-fonts', edit=fonts)
case('ok-breaks', edit=breaks)
case('ok-typed-numbering', edit=typed_numbering)
case('ok-fields-refreshed', edit=refreshed_fields)
case('fields-to-be-refreshed', 'conforms|needs_review', '? cannot_tell field-result *', edit=dirty_fields)
case('ok-controls-flattened', edit=flatten)
case('ok-caps-by-property', edit=caps)
case('ok-capital-headings', edit=upper_headings)
case('ok-letter-spaced-title', edit=lambda d: d.text('ЛИЦЕНЗИОННЫЙ', 'ЛИЦЕНЗИОННЫЙ ДОГОВОР', 'Л И Ц Е Н З И О Н Н Ы Й   Д О Г О В О Р'))
case('ok-ellipsis-and-minus', edit=lambda d: d.every_text(lambda text: text.replace(' — ', ' − ')))
case('ok-heading-spacing-property', edit=lambda d: d.edit('ЛИЦЕНЗИОННЫЙ', lambda xml: xml.replace(
    '<w:r>', '<w:r><w:rPr><w:spacing w:val="60"/></w:rPr>').replace('</w:rPr><w:rPr>', '')))
case('ok-google-docs', finish=repack.google_docs)
case('ok-wps', finish=repack.wps)
case('ok-pages', finish=repack.pages)
case('ok-strict', finish=repack.strict)
case('ok-utf8-bom', finish=repack.byte_order_mark)
case('ok-utf16', finish=repack.utf16)
case('ok-prefixes', finish=repack.prefixes)
case('ok-part-names', finish=repack.part_names)
case('ok-stored-streamed', finish=repack.streamed)
case('ok-ignorable', finish=repack.ignorable)
case('ok-template-by-name', client='ip', arguments={'template': 'license-agreement@2022-03'})
for chain in ('docx', 'odt-docx', 'doc-docx'):
    case(f'ok-libreoffice-{chain}', finish=lambda data, chain=chain: repack.libreoffice(data, chain.split('-')))

# On its way through RTF, LibreOffice turns the letters of the items into figures: the paper is no longer the template's.
case('libreoffice-rtf-loses-letters', 'failed numbering-changed *', '? failed numbering-changed *',
     finish=lambda data: repack.libreoffice(data, ['rtf', 'docx']))

# A number in words that ends in one bends the next word: a question, not an error.
case('question-grammar', 'needs_review', 'cannot_tell text-changed 5.1 рубль', '? cannot_tell * *',
     changes={'amount': '21 001', 'amount_in_words': 'двадцать одна тысяча один', 'total': '21 001,00'},
     rows=[['1', 'Стандарт', '5 000', '1', '21 001,00']],
     edit=lambda d: d.edit('Вознаграждение Лицензиара за Отчётный период', lambda xml: xml.replace(') рублей.', ') рубль.')))
