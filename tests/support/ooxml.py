"""The parts that every Word document has beside its text: styles, numbering, settings, fonts, theme, properties.

Standard library only. Everything is deterministic: the same source gives the same bytes.
"""

import io
import zipfile
import zlib
from xml.sax.saxutils import escape

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'mc:Ignorable="w14 w15"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'

# The order in which Word itself stores the parts.
CONTENT_TYPES = {
    'word/document.xml': MEDIA + 'document.main+xml',
    'word/styles.xml': MEDIA + 'styles+xml',
    'word/numbering.xml': MEDIA + 'numbering+xml',
    'word/settings.xml': MEDIA + 'settings+xml',
    'word/webSettings.xml': MEDIA + 'webSettings+xml',
    'word/fontTable.xml': MEDIA + 'fontTable+xml',
    'word/footnotes.xml': MEDIA + 'footnotes+xml',
    'word/endnotes.xml': MEDIA + 'endnotes+xml',
    'word/header1.xml': MEDIA + 'header+xml',
    'word/footer1.xml': MEDIA + 'footer+xml',
    'word/theme/theme1.xml': 'application/vnd.openxmlformats-officedocument.theme+xml',
    'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
    'docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
}


def write_package(parts):
    """A DOCX of {name: str or bytes}, in the order of the dictionary, with a fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(entry(name), content if isinstance(content, bytes) else content.encode('utf-8'))
    return out.getvalue()


def entry(name):
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0
    info.create_system = 0
    return info


def bookmark_name(name):
    """Word names the targets of cross-references _Ref and nine digits."""
    return '_Ref%09d' % (zlib.crc32(name.encode()) % 900000000 + 100000000)


def content_types(overrides):
    lines = ['<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
             '<Default Extension="xml" ContentType="application/xml"/>']
    lines += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()]
    return DECLARATION + ''.join(lines) + '</Types>'


def relationships(rows):
    """Rows of (id, type, target) or (id, type, target, mode); a short type is one of the office's own."""
    text = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    for row in rows:
        kind = row[1] if row[1].startswith('http') else RELATION + row[1]
        mode = f' TargetMode="{row[3]}"' if len(row) > 3 else ''
        text += f'<Relationship Id="{row[0]}" Type="{kind}" Target="{escape(row[2])}"{mode}/>'
    return DECLARATION + text + '</Relationships>'


def styles(font='Times New Roman', half_points=24):
    def paragraph(identifier, name, based, properties, run='', after='Normal'):
        base = f'<w:basedOn w:val="{based}"/>' if based else ''
        return (f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>{base}'
                f'<w:next w:val="{after}"/><w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>')

    def numbered(identifier, name, level, extra='', run=''):
        return paragraph(identifier, name, 'Normal',
                         f'{extra}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>', run, identifier)

    builtin = lambda identifier, name, body, based='Normal': (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f'{body}</w:style>')
    return DECLARATION + f'''<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:sz w:val="{half_points}"/>\
<w:szCs w:val="{half_points}"/><w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" \
w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/>\
<w:lsdException w:name="header" w:semiHidden="1" w:unhideWhenUsed="1"/></w:latentStyles>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>\
<w:pPr><w:jc w:val="both"/></w:pPr></w:style>\
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>\
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>\
<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>\
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>''' + \
        builtin('Title', 'Title', '<w:qFormat/><w:pPr><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/></w:pPr>'
                '<w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>') + \
        builtin('Subtitle', 'Subtitle', '<w:qFormat/><w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr>'
                '<w:rPr><w:i/></w:rPr>') + \
        numbered('Section', 'Section heading', 0,
                 '<w:keepNext/>', '<w:b/><w:caps/>').replace(
            '</w:numPr></w:pPr>', '</w:numPr><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>'
            '<w:outlineLvl w:val="0"/></w:pPr>') + \
        numbered('Clause', 'Clause', 1) + numbered('Subclause', 'Sub-clause', 2) + numbered('Item', 'Clause item', 3) + \
        paragraph('CellText', 'Cell text', 'Normal', '<w:spacing w:after="40"/><w:jc w:val="left"/>',
                  '<w:sz w:val="22"/><w:szCs w:val="22"/>', 'CellText') + \
        builtin('Header', 'header', '<w:pPr><w:tabs><w:tab w:val="right" w:pos="9355"/></w:tabs><w:spacing w:after="0"/>'
                '<w:jc w:val="right"/></w:pPr><w:rPr><w:i/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>') + \
        builtin('Footer', 'footer', '<w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr>'
                '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>') + \
        builtin('FootnoteText', 'footnote text', '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
                '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>') + \
        '''<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>\
<w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="PlaceholderText">\
<w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="666666"/></w:rPr></w:style>\
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/>\
<w:u w:val="single"/></w:rPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>\
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>\
<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>\
<w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>\
<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style></w:styles>'''


# Level, format, text, left indent, hanging indent.
CLAUSE_LEVELS = [(0, 'decimal', '%1.', 360, 360), (1, 'decimal', '%1.%2.', 567, 567), (2, 'decimal', '%1.%2.%3.', 1134, 709),
                 (3, 'russianLower', '%4)', 1134, 425)]
APPENDIX_LEVELS = [(0, 'decimal', '%1.', 567, 567)]


def numbering():
    """List 1 numbers the sections, clauses and items, linked to their styles; list 2 the clauses of the appendix."""
    linked = ['Section', 'Clause', 'Subclause', 'Item']

    def abstract(identifier, levels, links):
        text = (f'<w:abstractNum w:abstractNumId="{identifier}"><w:nsid w:val="3A7C51E{identifier}"/>'
                '<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5D2041F6"/>')
        for level, kind, pattern, left, hanging in levels:
            link = f'<w:pStyle w:val="{links[level]}"/>' if links else ''
            text += (f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}<w:lvlText w:val="{pattern}"/>'
                     f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>')
        return text + '</w:abstractNum>'

    return DECLARATION + (f'<w:numbering {NAMESPACES}>' + abstract(0, CLAUSE_LEVELS, linked) + abstract(1, APPENDIX_LEVELS, None) +
                          '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
                          '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')


def settings():
    return DECLARATION + f'''<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:proofState w:spelling="clean" w:grammar="clean"/>\
<w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/>\
<w:footnote w:id="0"/></w:footnotePr><w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
<w:rsids><w:rsidRoot w:val="00A41C5E"/><w:rsid w:val="00A41C5E"/><w:rsid w:val="00C903B7"/></w:rsids>\
<w:themeFontLang w:val="ru-RU"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" \
w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" \
w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'''


def font_table(font='Times New Roman'):
    return DECLARATION + (f'<w:fonts {NAMESPACES}><w:font w:name="{font}"><w:panose1 w:val="02020603050405020304"/>'
                          '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>')


def theme():
    colours = {'dk1': '000000', 'lt1': 'FFFFFF', 'dk2': '44546A', 'lt2': 'E7E6E6', 'accent1': '4472C4', 'accent2': 'ED7D31',
               'accent3': 'A5A5A5', 'accent4': 'FFC000', 'accent5': '5B9BD5', 'accent6': '70AD47', 'hlink': '0563C1',
               'folHlink': '954F72'}
    scheme = ''.join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    font = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = '<a:effectStyle><a:effectLst/></a:effectStyle>' * 3
    return DECLARATION + ('<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
                          f'<a:clrScheme name="Office">{scheme}</a:clrScheme><a:fontScheme name="Office"><a:majorFont>{font}'
                          f'</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Office">'
                          f'<a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}'
                          f'</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>')


def notes(kind, items):
    """footnotes.xml or endnotes.xml: the two separators, then the items, each the XML of a paragraph's content."""
    text = ''.join(f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:{mark}/></w:r></w:p>'
                   f'</w:{kind}>' for name, number, mark in
                   [('separator', -1, 'separator'), ('continuationSeparator', 0, 'continuationSeparator')])
    for number, content in enumerate(items, 1):
        text += (f'<w:{kind} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
                 f'<w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Ref/></w:r>'
                 f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{content}</w:p></w:{kind}>')
    return DECLARATION + f'<w:{kind}s {NAMESPACES}>{text}</w:{kind}s>'


def core_properties(title, date):
    return DECLARATION + ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                          'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
                          'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
                          f'<dc:title>{escape(title)}</dc:title><dc:creator>Юридический отдел</dc:creator>'
                          f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}T09:00:00Z</dcterms:created>'
                          f'<dcterms:modified xsi:type="dcterms:W3CDTF">{date}T09:00:00Z</dcterms:modified></cp:coreProperties>')


def app_properties(pages):
    return DECLARATION + ('<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
                          f'<Template>Normal.dotm</Template><Pages>{pages}</Pages><Application>Microsoft Office Word</Application>'
                          '<DocSecurity>0</DocSecurity><AppVersion>16.0000</AppVersion></Properties>')
