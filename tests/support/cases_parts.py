"""Text and behaviour outside the plain paragraphs: shapes, notes, fields, controls, imported parts, revisions."""

import base64

import ooxml
from cases import case
from docx_edit import paragraph, run

PENALTY = 'При просрочке оплаты Клиент'
OTHER = '? failed foreign-object|unmodelled-construct|external-content|text-added|text-changed|structure-changed|hidden-text *'
ALSO = '? cannot_tell foreign-object|unmodelled-construct|external-content *'
BOX = '<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
AUTHOR = 'w:author="Иванов" w:date="2026-11-01T10:00:00Z"'


def drawing(content, fill='FFFFFF', y=0, height=600000):
    """A shape in front of the text, opaque, at the paragraph."""
    return ('<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" '
            'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
            f'</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx="5940000" '
            f'cy="{height}"/><wp:wrapNone/><wp:docPr id="7" name="Shape 7"/><a:graphic {A}><a:graphicData '
            f'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp {WPS}><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" '
            f'y="0"/><a:ext cx="5940000" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{fill}"/>'
            f'</a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>{content}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>')


def vml(content, style='position:absolute;margin-left:0;margin-top:0;width:460pt;height:40pt;z-index:251658240'):
    return f'<w:pict><v:shape id="s1" style="{style}" fillcolor="white" stroked="f">{content}</v:shape></w:pict>'


def in_paragraph(xml, phrase=PENALTY):
    """Puts a run with this XML at the end of the paragraph."""
    return lambda document: document.edit(phrase, lambda old: old[:-len('</w:p>')] + f'<w:r>{xml}</w:r></w:p>')


# Shapes (8, 9), pictures (21), other carriers of text (22).

SHAPE = 'failed text-added|foreign-object|hidden-text *'
case('text-box-over-clause', SHAPE, OTHER, ALSO, edit=in_paragraph(drawing('<wps:txbx>' + BOX.format('Неустойка не начисляется.') + '</wps:txbx>')))
case('text-box-vml', SHAPE, OTHER, ALSO, edit=in_paragraph(vml('<v:textbox>' + BOX.format('Неустойка не начисляется.') + '</v:textbox>')))
case('opaque-shape-over-clause', 'failed foreign-object|hidden-text *', OTHER, ALSO, edit=in_paragraph(drawing('')))
case('word-art', SHAPE, OTHER, ALSO, edit=in_paragraph(vml('<v:textpath style="font-family:Arial" string="Неустойка не начисляется"/>')))
case('watermark-in-header', 'failed text-added|foreign-object|hidden-text *', OTHER, ALSO, edit=lambda d: d.set(d.get('word/header1.xml').replace(
    '</w:p>', '<w:r>' + vml('<v:textpath string="ПРОЕКТ, НЕ ДЕЙСТВУЕТ"/>') + '</w:r></w:p>'), 'word/header1.xml'))


def alternate(choice, fallback):
    return f'<mc:AlternateContent><mc:Choice Requires="wps" {WPS}>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'


case('alternate-content-differs', 'failed text-added|text-changed|foreign-object|unmodelled-construct|hidden-text *', OTHER, ALSO, edit=lambda d: d.around(
    PENALTY, 'не более 10 %', lambda xml, _: alternate(run('не более 100 %'), xml)))
case('alternate-content-hides-in-fallback', 'failed text-added|text-changed|foreign-object|unmodelled-construct|hidden-text *', OTHER, ALSO, edit=lambda d: d.around(
    PENALTY, 'не более 10 %', lambda xml, _: alternate(xml, run('не более 100 %'))))
case('alternate-content-same', edit=lambda d: d.around(PENALTY, 'не более 10 %', lambda xml, _: alternate(xml, xml)))

DOT = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=')


def picture(document):
    document.swap('<Default Extension="xml"', '<Default Extension="png" ContentType="image/png"/><Default Extension="xml"', '[Content_Types].xml')
    identifier = document.add_part('word/media/image1.png', DOT, relation='image')
    in_paragraph(f'<w:drawing><wp:inline><wp:extent cx="5000000" cy="400000"/><wp:docPr id="9" name="Picture 9"/><a:graphic {A}><a:graphicData '
                 'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
                 'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="9" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
                 f'<pic:blipFill><a:blip r:embed="{identifier}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>')(document)


case('picture-added', 'failed|cannot_tell foreign-object *', OTHER, ALSO, edit=picture)
case('math-text', 'failed text-added|foreign-object|unmodelled-construct 7.2', OTHER, ALSO, edit=lambda d: d.edit(PENALTY, lambda xml: xml[:-6] + (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>неустойка=0</m:t></m:r></m:oMath></w:p>')))
case('ruby-text', 'failed text-added|text-changed|foreign-object|unmodelled-construct 7.2', OTHER, ALSO, edit=lambda d: d.around(PENALTY, '0,1', lambda xml, _: (
    '<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>0,0</w:t></w:r></w:rt><w:rubyBase>' + xml + '</w:rubyBase></w:ruby></w:r>')))
case('ole-object', 'failed|cannot_tell foreign-object *', OTHER, ALSO, edit=lambda d: in_paragraph(
    '<w:object><o:OLEObject Type="Embed" ProgID="Word.Document.12" ShapeID="x" DrawAspect="Icon" ObjectID="_1" r:id="'
    + d.add_part('word/embeddings/oleObject1.bin', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(504),
                 'application/vnd.openxmlformats-officedocument.oleObject', 'oleObject') + '"/></w:object>')(d))
case('embedded-font', 'failed|cannot_tell foreign-object|unmodelled-construct *', '? cannot_tell text-unread *', OTHER, ALSO, edit=lambda d: (
    d.set('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="'
          + ooxml.RELATION + 'font" Target="fonts/font1.odttf"/></Relationships>', 'word/_rels/fontTable.xml.rels'),
    d.add_part('word/fonts/font1.odttf', bytes(range(256)) * 4, 'application/vnd.openxmlformats-officedocument.obfuscatedFont'),
    d.swap('</w:font>', '<w:embedRegular r:id="rId1" w:fontKey="{11111111-2222-3333-4444-555555555555}"/></w:font>', 'word/fontTable.xml')))

# Headers and footers of other pages (10), notes (11), comments (12).


def first_page_header(document):
    identifier = document.add_part('word/header2.xml', ooxml.DECLARATION + f'<w:hdr {ooxml.NAMESPACES}>' + paragraph(
        'Раздел 7 Договора не применяется', 'Header') + '</w:hdr>', ooxml.MEDIA + 'header+xml', 'header')
    document.swap('<w:pgSz', '<w:titlePg/><w:pgSz')
    document.swap('<w:headerReference w:type="default"', f'<w:headerReference w:type="first" r:id="{identifier}"/><w:headerReference w:type="default"')


def even_header(document):
    identifier = document.add_part('word/header2.xml', ooxml.DECLARATION + f'<w:hdr {ooxml.NAMESPACES}>' + paragraph(
        'Раздел 7 Договора не применяется', 'Header') + '</w:hdr>', ooxml.MEDIA + 'header+xml', 'header')
    document.swap('<w:defaultTabStop', '<w:evenAndOddHeaders/><w:defaultTabStop', 'word/settings.xml')
    document.swap('<w:headerReference w:type="default"', f'<w:headerReference w:type="even" r:id="{identifier}"/><w:headerReference w:type="default"')


case('first-page-header', 'failed text-added *', '? failed|cannot_tell text-added|text-removed|structure-changed *', edit=first_page_header)
case('even-page-header', 'failed text-added *', '? failed|cannot_tell text-added|text-removed|structure-changed *', edit=even_header)
NOTE = ('<w:footnote w:id="2"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Кроме Клиента.'
        '</w:t></w:r></w:p></w:footnote></w:footnotes>')
case('footnote-added', 'failed text-added *', '? failed text-added|structure-changed|foreign-object *', edit=lambda d: (
    d.swap('</w:footnotes>', NOTE, 'word/footnotes.xml'), in_paragraph('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/>')(d)))
case('footnote-not-referenced', 'failed|cannot_tell text-added|hidden-text|unmodelled-construct|foreign-object *', OTHER, ALSO,
     edit=lambda d: d.swap('</w:footnotes>', NOTE, 'word/footnotes.xml'))
case('footnote-separator-text', 'failed|cannot_tell text-added|unmodelled-construct|foreign-object|structure-changed|hidden-text *', OTHER, ALSO, edit=lambda d: d.swap(
    '<w:separator/></w:r>', '<w:separator/></w:r><w:r><w:t>Раздел 7 не применяется</w:t></w:r>', 'word/footnotes.xml'))
case('footnote-reference-removed', 'failed text-removed *', '? failed|cannot_tell * *',
     edit=lambda d: d.change(r'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>', ''))
case('endnote-added', 'failed text-added *', '? failed text-added|structure-changed|foreign-object *', edit=lambda d: (
    d.swap('</w:endnotes>', NOTE.replace('footnote', 'endnote').replace('w:id="2"', 'w:id="1"'), 'word/endnotes.xml'),
    in_paragraph('<w:endnoteReference w:id="1"/>')(d)))


def comment(document):
    document.add_part('word/comments.xml', ooxml.DECLARATION + f'<w:comments {ooxml.NAMESPACES}><w:comment w:id="1" {AUTHOR} w:initials="И">' +
                      paragraph('Согласовано: неустойку не начисляем') + '</w:comment></w:comments>', ooxml.MEDIA + 'comments+xml', 'comments')
    document.around(PENALTY, 'неустойку', lambda xml, _: '<w:commentRangeStart w:id="1"/>' + xml + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>')


case('comment', 'failed|cannot_tell comment-present *', '? failed text-added *', edit=comment)

# Imported parts (13, 14), external content (28, 29), second content (30), ambiguity (31, 32).

case('imported-chunk', 'failed|cannot_tell external-content|foreign-object|unmodelled-construct|text-added *', OTHER, ALSO, edit=lambda d: (
    d.set(d.get().replace('<w:sectPr', '<w:altChunk r:id="' + d.add_part('word/chunk.html', '<html><body><p>Раздел 7 не применяется</p></body></html>',
                                                                       'text/html', 'aFChunk') + '"/><w:sectPr'))))
case('sub-document', 'failed|cannot_tell external-content|foreign-object|unmodelled-construct *', OTHER, ALSO, edit=lambda d: (
    d.set(d.get().replace('<w:sectPr', '<w:p><w:subDoc r:id="' + d.add_relation('subDocument', 'file:///C:/annex.docx', True) + '"/></w:p><w:sectPr'))))
case('attached-template-elsewhere', 'failed|cannot_tell external-content *', OTHER, ALSO, edit=lambda d: (
    d.set(d.get('word/settings.xml').replace('<w:defaultTabStop', '<w:attachedTemplate r:id="' + d.add_relation(
        'attachedTemplate', 'http://files.example/t.dotm', True, 'word/settings.xml') + '"/><w:defaultTabStop'), 'word/settings.xml')))
case('linked-picture', 'failed|cannot_tell external-content|foreign-object *', OTHER, ALSO, edit=lambda d: in_paragraph(
    vml('<v:imagedata r:id="' + d.add_relation('image', 'http://files.example/p.png', True) + '"/>'))(d))
case('hyperlink-added', 'failed|cannot_tell external-content|foreign-object 13.1', OTHER, ALSO, edit=lambda d: d.around('Уведомления по Договору', 'письменной форме', lambda xml, _: (
        '<w:hyperlink r:id="' + d.add_relation('hyperlink', 'https://terms.example/new', True) + f'">{xml}</w:hyperlink>')))
case('second-document-part', 'failed|cannot_tell ambiguous-file|unmodelled-construct|foreign-object|external-content|text-added *', OTHER, ALSO, edit=lambda d: (
    d.add_part('word/document2.xml', d.get().replace('0,1 %', '1 %'), ooxml.MEDIA + 'document.main+xml'),
    d.swap('</Relationships>', '<Relationship Id="rId7" Type="' + ooxml.RELATION + 'officeDocument" Target="word/document2.xml"/></Relationships>', '_rels/.rels')))
case('unreferenced-part', 'failed|cannot_tell unmodelled-construct|foreign-object|external-content|text-added *', OTHER, ALSO, edit=lambda d: d.add_part(
    'word/old.xml', d.get().replace('0,1 %', '1 %'), ooxml.MEDIA + 'document.main+xml'))
case('unknown-element-with-text', 'failed|cannot_tell unmodelled-construct|text-added *', OTHER, ALSO,
     edit=in_paragraph('<w:novelty><w:t>Неустойка не начисляется.</w:t></w:novelty>'))
case('xml-comment-in-text-is-nothing', edit=lambda d: d.swap('неустойку в размере', 'неустой<!-- x -->ку в размере'))
case('cdata-in-text-is-nothing', edit=lambda d: d.swap('неустойку в размере', 'неустой<![CDATA[ку в размере]]>'))

# Content controls (15).


def bound(document):
    """The shown name is right; the stored one replaces it on opening."""
    document.add_part('customXml/item1.xml', '<data xmlns="urn:agreement"><name>ООО «Другое лицо»</name></data>')
    document.parts['customXml/_rels/item1.xml.rels'] = ooxml.relationships([('rId1', 'customXmlProps', 'itemProps1.xml')]).encode()
    document.add_part('customXml/itemProps1.xml', '<ds:datastoreItem ds:itemID="{AAAAAAAA-1111-2222-3333-444444444444}" '
                      'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>',
                      'application/vnd.openxmlformats-officedocument.customXmlProperties+xml')
    document.add_relation('customXml', '../customXml/item1.xml')
    document.swap('<w:tag w:val="client_short_name"/>', '<w:tag w:val="client_short_name"/><w:dataBinding w:prefixMappings="xmlns:n=\'urn:agreement\'" '
                  'w:xpath="/n:data[1]/n:name[1]" w:storeItemID="{AAAAAAAA-1111-2222-3333-444444444444}"/>')


case('bound-control-differs', 'failed|cannot_tell place-mismatch|field-result|unmodelled-construct|foreign-object|hidden-text|text-changed *', OTHER, ALSO, edit=bound)
case('control-over-clause', edit=lambda d: d.edit('Факт заключения Договора', lambda xml: '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>' +
                                                  xml + '</w:sdtContent></w:sdt>'))
case('control-changes-clause', 'failed text-changed|text-added|text-removed 9.4', OTHER, edit=lambda d: d.edit('Факт заключения Договора', lambda xml: (
    '<w:sdt><w:sdtPr><w:tag w:val="client_name"/><w:id w:val="77"/></w:sdtPr><w:sdtContent>' + xml.replace('не является', 'является') + '</w:sdtContent></w:sdt>')))
case('control-shows-placeholder-text', 'failed text-added|placeholder-left 7.2', OTHER, '? failed|cannot_tell placeholder-left *', edit=lambda d: d.edit(PENALTY, lambda xml: xml[:-6] + (
    '<w:sdt><w:sdtPr><w:id w:val="78"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t> кроме первого месяца</w:t></w:r></w:sdtContent></w:sdt></w:p>')))

# Fields (16, 18).


def field(instruction, result):
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ' + instruction + ' </w:instrText></w:r><w:r>'
            '<w:fldChar w:fldCharType="separate"/></w:r>' + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def in_field(instruction, piece='не более 10 %', phrase=PENALTY):
    return lambda document: document.around(phrase, piece, lambda xml, _: field(instruction, xml))


FIELD = 'failed|cannot_tell field-result|foreign-object|unmodelled-construct 7.2'
case('quote-field', FIELD, OTHER, ALSO, edit=in_field('QUOTE "не более 100 %"'))
case('if-field', FIELD, OTHER, ALSO, edit=in_field('IF 1 = 1 "не более 100 %" "не более 10 %"'))
case('property-field', FIELD, OTHER, ALSO, edit=in_field('DOCPROPERTY Limit'))
case('include-text-field', 'failed|cannot_tell field-result|external-content|foreign-object|unmodelled-construct 7.2', OTHER, ALSO,
     edit=in_field('INCLUDETEXT "https://files.example/clause.docx"'))
case('simple-field', FIELD, OTHER, ALSO, edit=lambda d: d.around(PENALTY, 'не более 10 %', lambda xml, _: f'<w:fldSimple w:instr=" QUOTE &quot;0 %&quot; ">{xml}</w:fldSimple>'))
REF_BAN, REF_REFUSAL = (ooxml.bookmark_name(name) for name in ('ban', 'refusal'))
case('reference-to-another-clause', 'failed|cannot_tell field-result|text-changed 7.4', '? failed|cannot_tell * 7.4', edit=lambda d: d.edit(
    'При нарушении Клиентом пункта', lambda xml: xml.replace(REF_BAN, REF_REFUSAL)))
case('reference-result-changed', 'failed field-result|text-changed 7.4', '? failed|cannot_tell field-result 7.4', edit=lambda d: d.edit(
    'При нарушении Клиентом пункта', lambda xml: xml.replace('>3.2<', '>3.3<')))
case('bookmark-moved', 'failed|cannot_tell field-result *', '? failed|cannot_tell field-result *', edit=lambda d: (
    d.edit('Клиент не вправе:', lambda xml: xml.replace(REF_BAN, 'other')),
    d.edit('Права, которые прямо не', lambda xml: xml.replace('</w:pPr>', f'</w:pPr><w:bookmarkStart w:id="300" w:name="{REF_BAN}"/><w:bookmarkEnd w:id="300"/>'))))
case('field-without-end', 'failed|cannot_tell * *', '? failed|cannot_tell * *', edit=lambda d: d.edit(PENALTY, lambda xml: xml.replace(
    '</w:pPr>', '</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r>')))

# Tracked changes (4).

TRACKED = 'failed tracked-changes *'
TOO = '? failed tracked-changes|text-changed|text-added|text-removed|hidden-text|structure-changed|numbering-changed|field-result|text-moved|field-empty *'
case('tracked-insertion', TRACKED, TOO, edit=lambda d: d.insert_run(PENALTY, 'неустойку', f'<w:ins w:id="900" {AUTHOR}>' + run(' не') + '</w:ins>'))
case('tracked-deletion', TRACKED, TOO, edit=lambda d: d.around(PENALTY, ', но не более 10 % от этой суммы', lambda xml, _: (
    f'<w:del w:id="901" {AUTHOR}>' + xml.replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>') + '</w:del>')))
case('tracked-replacement', TRACKED, TOO, edit=lambda d: d.around(PENALTY, '0,1', lambda xml, _: (
    f'<w:del w:id="902" {AUTHOR}>' + xml.replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>') + f'</w:del><w:ins w:id="903" {AUTHOR}>'
    + run('0,01') + '</w:ins>')))
case('tracked-paragraph-insertion', TRACKED, TOO, edit=lambda d: d.after('Уплата неустойки не освобождает', paragraph('', 'Clause', (
    f'<w:rPr><w:ins w:id="904" {AUTHOR}/></w:rPr>')).replace('<w:r><w:t xml:space="preserve"></w:t></w:r>', f'<w:ins w:id="905" {AUTHOR}>' + run(
        'Клиент вправе не платить.') + '</w:ins>')))
case('tracked-move', TRACKED, TOO, edit=lambda d: (
    d.after('Факт заключения Договора', d.paragraph('Уплата неустойки не освобождает').replace('<w:r>', f'<w:moveTo w:id="907" {AUTHOR}><w:r>').replace(
        '</w:r>', '</w:r></w:moveTo>').replace('Уплата', '@Уплата')),
    moved_from(d), d.swap('@Уплата', 'Уплата')))
case('tracked-format-only', 'failed|cannot_tell tracked-changes 7.2', edit=lambda d: d.format(PENALTY, 'неустойку', f'<w:b/><w:rPrChange w:id="908" {AUTHOR}><w:rPr/></w:rPrChange>'))
case('tracked-row-deletion', TRACKED, TOO, edit=lambda d: d.swap(d.row('Итого'), d.row('Итого').replace('<w:trPr>', f'<w:trPr><w:del w:id="909" {AUTHOR}/>')))


def moved_from(document):
    text = document.get()
    at = text.index('>Уплата неустойки')
    start, end = text.rindex('<w:r>', 0, at), text.index('</w:r>', at) + len('</w:r>')
    document.set(text[:start] + f'<w:moveFrom w:id="906" {AUTHOR}>' + text[start:end] + '</w:moveFrom>' + text[end:])


# Page (34).

case('page-background-dark', 'failed|cannot_tell hidden-text|structure-changed|unmodelled-construct *', '? failed|cannot_tell * *', edit=lambda d: (
    d.swap('<w:body>', '<w:background w:color="000000"/><w:body>'),
    d.swap('<w:defaultTabStop', '<w:displayBackgroundShape/><w:defaultTabStop', 'word/settings.xml'),
    d.set(d.get('word/styles.xml').replace('<w:rPrDefault><w:rPr>', '<w:rPrDefault><w:rPr><w:color w:val="000000"/>'), 'word/styles.xml')))
