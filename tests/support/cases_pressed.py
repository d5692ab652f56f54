"""Text that is stored as it was and shown otherwise, or not by every program: pressed, pushed aside, named twice, left out of a branch."""

import re

import ooxml
from cases import case
from cases_hidden import HIDDEN, PENALTY, dress
from cases_parts import drawing, in_field, in_paragraph
from cases_shown import paragraph_property


LIMIT = ', но не более 10 % от этой суммы'
UNREAD = 'cannot_tell text-unread|unmodelled-construct|structure-changed *'
MORE = '? failed|cannot_tell * *'

# Letters and lines pressed together, colours by name, fonts that draw no letters.

case('lines-pressed', f'failed {HIDDEN} 7.2', edit=paragraph_property('<w:spacing w:line="60" w:lineRule="auto"/>'))
case('lines-close-are-seen', edit=paragraph_property('<w:spacing w:line="200" w:lineRule="auto"/>'))
case('letters-condensed', f'failed {HIDDEN} 7.2', edit=dress(PENALTY, LIMIT, '<w:spacing w:val="-100"/>'))
case('letters-close-are-seen', edit=dress(PENALTY, LIMIT, '<w:spacing w:val="-30"/>'))
case('white-by-name', f'failed {HIDDEN} 7.2', edit=dress(PENALTY, LIMIT, '<w:color w:val="White"/>'))
case('font-without-letters', 'failed|cannot_tell text-unread|unmodelled-construct|text-doubtful|hidden-text *', MORE,
     edit=dress(PENALTY, LIMIT, '<w:rFonts w:ascii="Adobe Blank" w:hAnsi="Adobe Blank" w:cs="Adobe Blank"/>'))
case('number-from-right-to-left', f'failed {HIDDEN}|unmodelled-construct|invisible-characters 7.2', MORE, edit=dress(PENALTY, '0,1 %', '<w:rtl/>'))
case('hidden-in-web-view', f'cannot_tell {HIDDEN} 7.2', edit=dress(PENALTY, LIMIT, '<w:webHidden/>'))

# Beside the page, or without room.

case('first-line-off-page', f'failed {HIDDEN} 7.2', edit=paragraph_property('<w:ind w:firstLine="20000"/>'))
case('indents-without-room', f'failed {HIDDEN} 7.2', edit=paragraph_property('<w:ind w:right="15000"/>'))
case('text-left-of-the-page', f'failed {HIDDEN} *', MORE, edit=lambda d: d.swap('w:left="1701"', 'w:left="-9000"'))
case('header-above-the-page', 'cannot_tell structure-changed *', edit=lambda d: d.swap('w:header="567"', 'w:header="-5000"'))
case('letters-pressed-by-the-grid', 'cannot_tell structure-changed *', edit=lambda d: d.swap(
    '<w:docGrid w:linePitch="360"/>', '<w:docGrid w:type="linesAndChars" w:linePitch="360" w:charSpace="-49152"/>'))
LIMITS = 'Лимит Уникальных'
case('row-beside-the-page', f'failed {HIDDEN} *', MORE, edit=lambda d: d.swap(d.row(LIMITS), d.row(LIMITS).replace(
    '<w:trPr>', '<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="30000" w:type="dxa"/>')))
case('cell-without-room', f'failed {HIDDEN} *', MORE, edit=lambda d: d.swap(d.row(LIMITS), d.row(LIMITS).replace(
    '<w:tcW w:w="2000" w:type="dxa"/>', '<w:tcW w:w="2000" w:type="dxa"/><w:tcMar><w:left w:w="9000" w:type="dxa"/></w:tcMar>')))
case('cell-without-width', f'failed {HIDDEN} *', MORE, edit=lambda d: d.swap(d.row(LIMITS), d.row(LIMITS).replace(
    '<w:tcW w:w="2000" w:type="dxa"/>', '<w:tcW w:w="20" w:type="dxa"/>')))
case('dark-shape-behind-text', 'failed|cannot_tell foreign-object *', edit=in_paragraph(
    '<w:pict><v:rect style="position:absolute;width:400pt;height:20pt;z-index:-5" fillcolor="black" stroked="f"/></w:pict>'))
case('dark-drawing-behind-text', 'failed|cannot_tell foreign-object *', edit=in_paragraph(
    drawing('', fill='000000').replace('behindDoc="0"', 'behindDoc="1"')))

# What one program reads and another does not.

case('style-named-twice', UNREAD, edit=lambda d: d.swap('</w:styles>', '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
                                                       '<w:rPr><w:vanish/></w:rPr></w:style></w:styles>', 'word/styles.xml'))
case('relation-named-twice', UNREAD, MORE, edit=lambda d: d.swap('</Relationships>', '<Relationship Id="rId8" Type="' + ooxml.RELATION +
                                                                  'header" Target="header9.xml"/></Relationships>', 'word/_rels/document.xml.rels'))
case('properties-given-twice', UNREAD, edit=lambda d: d.around(PENALTY, LIMIT, lambda xml, _: xml.replace(
    '<w:r>', '<w:r><w:rPr/><w:rPr><w:vanish/></w:rPr>')))
case('deleted-text-without-deletion', UNREAD, edit=lambda d: d.around(PENALTY, LIMIT, lambda xml, _: re.sub(
    r'<w:t (.*)</w:t>', r'<w:delText \1</w:delText>', xml)))
case('words-left-out-of-a-branch', UNREAD, edit=lambda d: d.around(PENALTY, LIMIT, lambda xml, _: (
    f'<mc:AlternateContent><mc:Choice Requires="w14">{xml}</mc:Choice><mc:Fallback/></mc:AlternateContent>')))
case('contents-over-words', 'failed|cannot_tell field-result 7.2', MORE, edit=in_field(r'TOC \o "1-3"'))
case('index-entry', 'failed|cannot_tell field-result *', MORE, edit=lambda d: d.edit(PENALTY, lambda xml: xml[:-len('</w:p>')] + (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE "Неустойка не взимается" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')))
case('file-inside-that-nothing-shows', 'failed foreign-object *', edit=lambda d: d.add_part(
    'word/embeddings/terms.docx', b'PK\x03\x04', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'package'))


def task_pane(document):
    """A pane that opens with the document and runs a program of another site; nothing in the text speaks of it."""
    office = 'http://schemas.microsoft.com/office/2011/relationships/webextension'
    panes, pane = 'word/webextensions/taskpanes.xml', 'word/webextensions/webextension1.xml'
    document.add_part(panes, '<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11" '
                      f'xmlns:r="{ooxml.R}"><wetp:taskpane dockstate="right" visibility="1" width="350" row="1"><wetp:webextensionref r:id="rId1"/>'
                      '</wetp:taskpane></wetp:taskpanes>', 'application/vnd.ms-office.webextensiontaskpanes+xml')
    document.add_part(pane, '<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{1}"><we:reference '
                      'id="wa104380000" version="1.0.0.0" store="https://panes.example" storeType="Uri"/></we:webextension>',
                      'application/vnd.ms-office.webextension+xml')
    document.set(ooxml.relationships([('rId1', office, 'webextension1.xml')]), 'word/webextensions/_rels/taskpanes.xml.rels')
    document.swap('</Relationships>', f'<Relationship Id="rId90" Type="{office}taskpanes" Target="{panes}"/></Relationships>', '_rels/.rels')


case('styles-of-another-type', 'cannot_tell unmodelled-construct *', edit=lambda d: d.swap(
    ooxml.MEDIA + 'styles+xml', 'application/xml', '[Content_Types].xml'))
case('pane-of-a-program', 'cannot_tell foreign-object *', edit=task_pane)
