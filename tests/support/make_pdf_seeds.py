#!/usr/bin/env python3
"""Writes tests/fuzz/pdf/*.pdf: small files that show the fuzzer of the PDF reader what objects look like, one matter a file."""

import pathlib
import zlib

TARGET = pathlib.Path(__file__).resolve().parent.parent / 'fuzz' / 'pdf'
FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'
HELLO = 'BT /F1 12 Tf 50 700 Td (Hello) Tj ET'


def stream(data, entries=''):
    data = data if isinstance(data, bytes) else data.encode('latin-1')
    return b'<<%s/Length %d>>stream\n%s\nendstream' % (entries.encode(), len(data), data)


def pdf(objects, content=HELLO, page='', catalog='', resources='', trailer=''):
    """Objects from number 10 on; 1 catalog, 2 pages, 3 page, 4 content, 5 font."""
    all_objects = {1: f'<</Type/Catalog/Pages 2 0 R{catalog}>>', 2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
                   3: f'<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{resources}>>{page}>>',
                   4: stream(content), 5: FONT, **objects}
    out, places = bytearray(b'%PDF-1.7\n'), {}
    for number, value in all_objects.items():
        places[number] = len(out)
        out += b'%d 0 obj\n%s\nendobj\n' % (number, value if isinstance(value, bytes) else value.encode('latin-1'))
    start = len(out)
    out += b'xref\n0 1\n0000000000 65535 f \n' + b''.join(b'%d 1\n%010d 00000 n \n' % one for one in sorted(places.items()))
    return bytes(out) + f'trailer\n<</Size {max(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n'.encode()


CMAP = '1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <043D> <42> <00AD> endbfchar 1 beginbfrange <43> <45> <0430> endbfrange'
SEEDS = {
    'plain': pdf({}),
    'map': pdf({5: f'{FONT[:-2]}/ToUnicode 10 0 R>>', 10: stream(CMAP)}),
    'procedures': pdf({5: '<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 0 800 800]/FirstChar 65/LastChar 66/Widths[500 400]'
                          '/Encoding<</Differences[65/a/b]>>/CharProcs<</a 10 0 R/b 11 0 R>>/Resources<<>>/ToUnicode 12 0 R>>',
                       10: stream('500 0 d0 40 0 90 460 re 130 200 m 300 200 300 300 100 280 c f'),
                       11: stream('500 0 d0 q 400 0 0 400 0 0 cm BI /W 8/H 2/BPC 1/IM true ID \xc3\xff\nEI Q'), 12: stream(CMAP)},
                      'BT /F1 12 Tf 50 700 Td [(AB)-200(A)] TJ ET'),
    'composite': pdf({5: '<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[10 0 R]/ToUnicode 11 0 R>>',
                      10: '<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/W[1[300 400]3 9 250]'
                          '/CIDToGIDMap/Identity/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4/Ascent 900/Descent -200>>>>',
                      11: stream('1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <0009> <0410> endbfrange')},
                     'BT /F1 12 Tf 50 700 Td <000100020003> Tj ET'),
    'layers': pdf({10: '<</Type/OCG/Name(a)/Usage<</Print<</PrintState/OFF>>>>>>', 11: '<</Type/OCMD/OCGs[10 0 R]/P/AllOff/VE[/Not 10 0 R]>>'},
                  '/OC /A BDC ' + HELLO + ' EMC /OC /B BDC ' + HELLO + ' EMC', resources='/Properties<</A 10 0 R/B 11 0 R>>',
                  catalog='/OCProperties<</OCGs[10 0 R]/D<</BaseState/ON/OFF[10 0 R]/AS[<</Event/Print/Category[/Print]/OCGs[10 0 R]>>]>>>>'),
    'annotations': pdf({10: '<</Type/Annot/Subtype/Stamp/Rect[10 10 90 40]/F 4/AP<</N 11 0 R/R 12 0 R>>/Contents(x)>>', 11: stream('1 g 0 0 80 30 re f', '/Type/XObject/Subtype/Form/BBox[0 0 80 30]'),
                        12: stream(HELLO, '/Type/XObject/Subtype/Form/BBox[0 0 80 30]/Matrix[1 0 0 1 0 0]'), 13: '<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/V(v)/Rect[1 1 9 9]/MK<</BG[1]/CA(c)>>>>',
                        14: '<</Type/Annot/Subtype/Link/Rect[1 1 9 9]/A<</S/URI/URI(http://a.example)>>>>'}, page='/Annots[10 0 R 13 0 R 14 0 R]', catalog='/AcroForm<</Fields[13 0 R]/NeedAppearances true>>'),
    'structure': pdf({10: '<</Type/StructTreeRoot/K[11 0 R]>>', 11: '<</Type/StructElem/S/Span/Pg 3 0 R/K 0/ActualText(Hallo)>>'},
                     '/Span <</MCID 0/Alt(x)>> BDC ' + HELLO + ' EMC', catalog='/StructTreeRoot 10 0 R/MarkInfo<</Marked true>>'),
    'colours': pdf({10: stream('{dup 0.5 gt {1 exch sub}{2 mul} ifelse}', '/FunctionType 4/Domain[0 1]/Range[0 1]'), 11: stream(bytes(range(8)), '/FunctionType 0/Domain[0 1]/Range[0 1]/Size[8]/BitsPerSample 8'),
                    12: '<</FunctionType 3/Domain[0 1]/Functions[<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>]/Bounds[]/Encode[0 1]>>',
                    13: stream('0 0 9 9 re f', '/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>')},
                   '/A cs 1 scn ' + HELLO + ' /B cs .5 scn ' + HELLO + ' /Pattern cs /P scn 0 0 99 99 re f /S sh /C cs 1 scn ' + HELLO,
                   resources='/ColorSpace<</A[/Separation/None/DeviceGray 10 0 R]/B[/DeviceN[/x]/DeviceGray 11 0 R]/C[/Indexed/DeviceRGB 1<000000FFFFFF>]/DefaultRGB[/Lab<</WhitePoint[1 1 1]>>]>>'
                             '/Pattern<</P 13 0 R>>/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 12 0 R>>>>'),
    'transparency': pdf({10: stream(HELLO, '/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency>>/Resources<</Font<</F1 5 0 R>>>>'),
                         11: '<</ca .2/BM/Screen/SMask<</S/Luminosity/G 10 0 R>>>>'}, 'q /G gs /X Do 2 Tr 4 w ' + HELLO + ' Q 7 Tr ' + HELLO + ' 0 0 9 9 re W* n',
                        resources='/XObject<</X 10 0 R>>/ExtGState<</G 11 0 R>>'),
    'picture': pdf({10: stream(zlib.compress(bytes(range(48))), '/Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns 4>>')},
                   'q 600 0 0 800 0 0 cm /X Do Q', resources='/XObject<</X 10 0 R>>'),
    'sheet': pdf({}, ''.join(f'BT /F1 9 Tf {x} {y} Td (some words of a page here) Tj ET ' for x in (20, 440) for y in range(100, 500, 60)), page='/MediaBox[0 0 800 500]/Rotate 0'),
    'navigation': pdf({10: '<</First 11 0 R/Last 12 0 R/Count 2>>', 11: '<</Title(Hello)/Next 12 0 R/First 13 0 R/Dest[3 0 R/Fit]>>', 12: '<</Title<FEFF04110412>/Prev 11 0 R>>',
                      13: '<</Title(Two words)/Parent 11 0 R>>', 14: '<</Kids[<</Limits[0 3]/Nums[0<</S/D/St 7>> 2<</S/r/P(a)>>]>>]>>'},
                     page='/TrimBox[40 600 590 790]/BleedBox[0 0 600 800]', catalog='/Outlines 10 0 R/PageLabels 14 0 R/Threads[<</F<</P 3 0 R>>>>]'),
    'stamp': pdf({3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents[4 0 R 10 0 R]/Resources<</Font<</F1 5 0 R/F2<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>>',
                  10: stream('BT /F2 6 Tf 60 704 Td (Signed by an electronic) Tj 0 -8 Td (signature of A. Falcon) Tj 0 -8 Td (until tomorrow at noon) Tj ET')},
                 ''.join(f'BT /F1 12 Tf 50 {y} Td (some words of a page here) Tj 200 0 Td (_______ / name /) Tj ET ' for y in (730, 716, 702, 688))),
    'names': pdf({10: '<</Names[(a)<</S/JavaScript/JS(x)>>]>>', 11: '<</Names[(b)<</F(b)/EF<</F 12 0 R>>>>]>>', 12: stream('x')},
                 catalog='/Names<</JavaScript 10 0 R/EmbeddedFiles 11 0 R/Templates<</Names[(t)3 0 R]>>>>/OpenAction<</S/GoToR/F(x)/Next<</S/Launch/F(y)>>>>/ViewerPreferences<</PrintArea/TrimBox>>'),
}


def main():
    for name, data in SEEDS.items():
        (TARGET / f'{name}.pdf').write_bytes(data)


if __name__ == '__main__':
    main()
