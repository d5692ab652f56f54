"""A filled agreement as another program would save it: the same text and look, other XML.

Google Docs, WPS Office, Pages and the strict form are imitated after what their files look like; LibreOffice is run.
"""

import io
import pathlib
import re
import subprocess
import tempfile
import zipfile

import docx_edit
import ooxml
from docx_edit import CONTROL, DOCUMENT, PARAGRAPH

XML_PARTS = re.compile(r'.*\.(xml|rels)$')
STRICT = {
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'http://purl.oclc.org/ooxml/wordprocessingml/main',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'http://purl.oclc.org/ooxml/officeDocument/relationships',
    'http://schemas.openxmlformats.org/drawingml/2006/main': 'http://purl.oclc.org/ooxml/drawingml/main',
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
    'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties': 'http://purl.oclc.org/ooxml/officeDocument/extendedProperties',
}


def flatten_controls(document, part=DOCUMENT):
    """Content controls dissolved: their text stays."""
    text = document.get(part)
    while CONTROL.search(text):
        text = CONTROL.sub(lambda match: re.search(r'<w:sdtContent>(.*)</w:sdtContent>', match[0], re.S)[1], text)
    document.set(text, part)


def flatten_fields(document, keep=(), part=DOCUMENT):
    """Fields turned into the text they show."""
    pattern = re.compile(r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="begin"(?:/>|>(?:(?!</w:fldChar>).)*</w:fldChar>)</w:r>'
                         r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:instrText[^>]*> (\w+)[^<]*</w:instrText></w:r>'
                         r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="separate"/></w:r>(.*?)'
                         r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="end"/></w:r>', re.S)
    document.set(pattern.sub(lambda match: match[0] if match[1] in keep else match[2], document.get(part)), part)


def edited(data, function):
    document = docx_edit.Docx(data)
    function(document)
    return document.bytes()


def direct_numbering(document, keep_style=False):
    """Numbers set on each paragraph instead of by its style."""
    levels = {'Section': 0, 'Clause': 1, 'Subclause': 2, 'Item': 3}
    look = {'Section': '<w:b w:val="1"/><w:caps w:val="1"/>'}

    def direct(match):
        xml = match[0]
        style = re.search(r'<w:pStyle w:val="(\w+)"/>', xml)
        if not style or style[1] not in levels:
            return xml
        number = f'<w:numPr><w:ilvl w:val="{levels[style[1]]}"/><w:numId w:val="1"/></w:numPr>'
        xml = xml.replace(style[0], (style[0] if keep_style else '') + number)
        if style[1] in look:
            xml = re.sub(r'<w:r>(?!<w:rPr>)', f'<w:r><w:rPr>{look[style[1]]}</w:rPr>', xml)
        return xml
    document.set(PARAGRAPH.sub(direct, document.get()))
    document.change(r'<w:pStyle w:val="\w+"/>', '', 'word/numbering.xml')


def google_docs(data):
    """No styles of one's own, every run with direct properties, controls and most fields dissolved, no properties of the file."""
    def change(document):
        for part in (DOCUMENT, 'word/header1.xml'):
            flatten_controls(document, part)
        flatten_fields(document, keep=('PAGE', 'NUMPAGES'))
        document.set(re.sub(r'<w:bookmark(Start|End) [^>]*/>', '', document.get()))
        direct_numbering(document)
        for part in (DOCUMENT, 'word/header1.xml', 'word/footer1.xml', 'word/footnotes.xml'):
            text = document.get(part)
            text = re.sub(r'<w:pStyle w:val="(CellText|Header|Footer|FootnoteText)"/>', '', text)
            text = re.sub(r' w:rsid\w+="\w+"', '', text)
            text = text.replace('<w:p>', '<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" '
                                'w:rsidRPr="00000000">')
            text = re.sub(r'<w:r><w:rPr>', '<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr>', text)
            text = text.replace('<w:r>', '<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr></w:rPr>')
            text = re.sub(r'</w:rPr>(?=<w:(t|tab|fldChar|instrText))',
                          '<w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" '
                          'w:hAnsi="Times New Roman"/><w:rtl w:val="0"/></w:rPr>', text)
            document.set(text, part)
        document.change(r'<w:style w:type="paragraph" w:customStyle="1".*?</w:style>', '', 'word/styles.xml')
        for name in ('docProps/core.xml', 'docProps/app.xml', 'word/webSettings.xml', 'word/endnotes.xml'):
            drop_part(document, name)
    return edited(data, change)


def drop_part(document, name):
    del document.parts[name]
    document.change(rf'<Override PartName="/{re.escape(name)}"[^>]*/>', '', '[Content_Types].xml')
    rels = 'word/_rels/document.xml.rels' if name.startswith('word/') else '_rels/.rels'
    document.change(rf'<Relationship [^>]*Target="{re.escape(name.removeprefix("word/"))}"[^>]*/>', '', rels)
    if name == 'word/endnotes.xml':
        document.change(r'<w:endnotePr>.*?</w:endnotePr>', '', 'word/settings.xml')


def wps(data):
    """Numeric style ids, the maker's own namespace, custom properties and an empty store of its own."""
    def change(document):
        identifiers = re.findall(r'w:styleId="(\w+)"', document.get('word/styles.xml'))
        for part in [name for name in document.parts if name.startswith('word/') and name.endswith('.xml')]:
            text = document.get(part)
            for number, identifier in enumerate(identifiers, 1):
                text = re.sub(rf'(w:(?:styleId|pStyle|rStyle|tblStyle|basedOn|next|link)(?: w:val)?=)"{identifier}"', rf'\1"#{number}"', text)
            text = re.sub(r'="#(\d+)"', r'="\1"', text)
            text = text.replace('mc:Ignorable="w14 w15"', 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" '
                                'mc:Ignorable="w14 w15 wpsCustomData"', 1)
            document.set(text, part)
        document.add_part('docProps/custom.xml', ooxml.DECLARATION +
                          '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
                          'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
                          'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>1049-12.2.0.13489'
                          '</vt:lpwstr></property></Properties>', 'application/vnd.openxmlformats-officedocument.custom-properties+xml')
        document.swap('</Relationships>', '<Relationship Id="rId9" Type="' + ooxml.RELATION + 'custom-properties" Target="docProps/custom.xml"/>'
                      '</Relationships>', '_rels/.rels')
        document.add_part('customXml/item1.xml', ooxml.DECLARATION + '<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData" '
                          'xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><customSectProps><customSectPr/></customSectProps>'
                          '</s:customData>')
        document.add_relation('customXml', '../customXml/item1.xml')
        document.swap('Microsoft Office Word', 'WPS Office_12.2.0.13489_F1E327BC-269C-435d-A152-05C5408002CA', 'docProps/app.xml')
    return edited(data, change)


def pages(data):
    """Styles of its own by other names, no revision ids, every run with an explicit black fill, a reset border and shading."""
    def change(document):
        for part in (DOCUMENT, 'word/header1.xml'):
            flatten_controls(document, part)
        flatten_fields(document, keep=('PAGE', 'NUMPAGES'))
        direct_numbering(document)
        styles = document.get('word/styles.xml')
        styles = styles.replace('w:customStyle="1" ', '').replace('<w:name w:val="Cell text"/>', '<w:name w:val="Table Style 2"/>')
        document.set(styles.replace('<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:next w:val="Normal"/>'), 'word/styles.xml')
        look = ('<w:outline w:val="0"/><w:color w:val="000000"/><w:u w:color="000000"/><w:bdr w:val="nil"/><w:shd w:val="nil" w:color="auto" '
                'w:fill="auto"/><w:rtl w:val="0"/><w:lang w:val="ru-RU"/><w14:textOutline w14:w="12700" w14:cap="flat"><w14:noFill/>'
                '<w14:miter w14:lim="400000"/></w14:textOutline><w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill>'
                '</w14:textFill>')
        for part in (DOCUMENT, 'word/footnotes.xml'):
            text = re.sub(r' w:rsid\w+="\w+"', '', document.get(part))
            text = re.sub(r'<w:r>(?!<w:rPr>)', '<w:r><w:rPr></w:rPr>', text)
            document.set(re.sub(r'</w:rPr>(?=<w:t)', look + '</w:rPr>', text), part)
        document.swap('<w:sectPr', '<w:p><w:pPr><w:pBdr><w:top w:val="nil"/><w:bottom w:val="nil"/></w:pBdr></w:pPr></w:p><w:sectPr')
        document.swap('Microsoft Office Word', 'Apple Pages', 'docProps/app.xml')
    return edited(data, change)


def strict(data):
    """ISO 29500 Strict: other namespaces, other relation types, conformance="strict"."""
    def change(document):
        for name in document.parts:
            text = document.get(name)
            for old, new in STRICT.items():
                text = text.replace(old, new)
            if name == DOCUMENT:
                text = text.replace('<w:document ', '<w:document w:conformance="strict" ', 1)
            text = text.replace('w:jc w:val="left"', 'w:jc w:val="start"').replace('w:jc w:val="right"', 'w:jc w:val="end"')
            document.set(re.sub(r'<w:ind w:left=', '<w:ind w:start=', text), name)
    return edited(data, change)


def every_xml(data, function):
    def change(document):
        for name in document.parts:
            if XML_PARTS.match(name) and name != '[Content_Types].xml':
                document.parts[name] = function(document.parts[name])
    return edited(data, change)


def byte_order_mark(data):
    return every_xml(data, lambda part: b'\xef\xbb\xbf' + part)


def utf16(data):
    def one(part):
        return part.decode('utf-8').replace('encoding="UTF-8"', 'encoding="UTF-16"', 1).encode('utf-16')
    def change(document):
        for name in (DOCUMENT, 'word/footnotes.xml', 'word/styles.xml'):
            document.parts[name] = one(document.parts[name])
    return edited(data, change)


def prefixes(data):
    """w: renamed to ns0:, and the relations' namespace to rel:; the meaning is in the namespaces."""
    def one(part):
        text = part.decode('utf-8')
        if 'xmlns:w=' not in text:
            return part
        text = text.replace('xmlns:w=', 'xmlns:ns0=').replace('xmlns:r=', 'xmlns:rel=')
        text = re.sub(r'(</?)w:', r'\1ns0:', text)
        return re.sub(r' r:(id|embed)=', r' rel:\1=', re.sub(r' w:(\w+)=', r' ns0:\1=', text)).encode('utf-8')
    return every_xml(data, one)


def part_names(data):
    """Other folders and names, absolute targets: only the relations tell what a part is."""
    def change(document):
        renamed = {DOCUMENT: 'content/document2.xml', 'word/_rels/document.xml.rels': 'content/_rels/document2.xml.rels',
                   'word/styles.xml': 'content/s.xml', 'word/numbering.xml': 'content/lists/n1.xml', 'word/header1.xml': 'content/h/a.xml'}
        types, root, rels = (document.get(name) for name in ('[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels'))
        rels = re.sub(r'Target="([^"/][^"]*)"', r'Target="/word/\1"', rels)
        for old, new in renamed.items():
            types, rels = types.replace(f'"/{old}"', f'"/{new}"'), rels.replace(f'"/{old}"', f'"/{new}"')
        document.set(types, '[Content_Types].xml')
        document.set(root.replace('"word/document.xml"', '"/content/document2.xml"'), '_rels/.rels')
        document.set(rels, 'word/_rels/document.xml.rels')
        document.parts = {renamed.get(name, name): content for name, content in document.parts.items()}
    return edited(data, change)


def streamed(data):
    """Sizes after the data, as programs write that stream; half of the entries stored; another order of the parts."""
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.data = bytearray()

        def writable(self):
            return True

        def write(self, part):
            self.data += part
            return len(part)
    pipe = Pipe()
    with zipfile.ZipFile(pipe, 'w', zipfile.ZIP_DEFLATED) as archive:
        parts = list(docx_edit.Docx(data).parts.items())
        for number, (name, content) in enumerate(parts[:1] + parts[:0:-1]):
            info = ooxml.entry(name)
            info.compress_type = zipfile.ZIP_STORED if number % 2 and len(content) < 3000 else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return bytes(pipe.data)


def ignorable(data):
    """Markup of a later version that today's programs must skip: attributes and elements of an ignorable namespace."""
    def change(document):
        text = document.get().replace('mc:Ignorable="w14 w15"', 'xmlns:w99="http://schemas.example.com/office/word/2099/wordml" '
                                      'mc:Ignorable="w14 w15 w99"', 1)
        text = text.replace('<w:p w:rsidR="00A41C5E"', '<w:p w:rsidR="00A41C5E" w14:paraId="1A2B3C4D" w14:textId="77777777" w99:mood="calm"')
        document.set(text.replace('<w:pStyle w:val="Clause"/>', '<w:pStyle w:val="Clause"/><w99:future w99:val="1"/>'))
        document.swap('<w:tblPr>', '<w:tblPr><w99:grid w99:val="2"/>', count=None)
    return edited(data, change)


def libreoffice(data, chain):
    """Saved by LibreOffice through each format of the chain in turn."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'agreement.docx'
        path.write_bytes(data)
        for number, kind in enumerate(chain):
            target = pathlib.Path(folder) / str(number)
            filters = {'docx': 'docx:MS Word 2007 XML', 'odt': 'odt', 'doc': 'doc:MS Word 97', 'rtf': 'rtf'}
            subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{folder}/profile', '--convert-to', filters[kind],
                            '--outdir', str(target), str(path)], check=True, capture_output=True, timeout=120)
            path = target / f'agreement.{kind}'
        return path.read_bytes()

