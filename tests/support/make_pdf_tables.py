#!/usr/bin/python3
"""Writes src/readers/pdf/encoding_tables.cpp: what the encodings of PDF 32000 annex D and the names of glyphs mean, and the widths
of the standard fonts. Needs python3-fonttools and fonts-urw-base35 (whose metrics are those of the standard fonts)."""
import pathlib
import sys

from fontTools import agl
from fontTools.encodings.StandardEncoding import StandardEncoding

FONTS = pathlib.Path("/usr/share/fonts/type1/urw-base35")
TARGET = pathlib.Path(__file__).resolve().parents[2] / "src/readers/pdf/encoding_tables.cpp"


def read_afm(name):
    encoded, widths = {}, {}
    for line in (FONTS / f"{name}.afm").read_text().splitlines():
        if line.startswith("C "):
            parts = dict(part.split(None, 1) for part in line.split(" ; ") if " " in part.strip())
            glyph = parts["N"].strip(" ;")
            widths[glyph] = int(parts["WX"])
            if int(parts["C"]) >= 0:
                encoded[int(parts["C"])] = glyph
    return encoded, widths


def letters(table):
    return [ord(c) if isinstance(c, str) else c for c in table]


def array(name, values):
    text = ", ".join(f"0x{value:04X}" for value in values)
    return f"const std::array<char16_t, 256> {name} = {{\n{wrapped(text)}}};\n"


def wrapped(text, width=104):
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return "\n".join("    " + part for part in lines + [line])


def single_byte(codec):
    result = []
    for code in range(256):
        try:
            letter = ord(bytes([code]).decode(codec))
        except UnicodeDecodeError:
            letter = 0
        result.append(letter if letter >= 32 and not 0x7F <= letter < 0xA0 else 0)
    return result


def wanted(letter):
    return any(first <= letter <= last for first, last in
               [(0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x22FF), (0x2500, 0x27BF),
                (0xFB00, 0xFB06)])


def names():
    found = {}
    for source in (agl.LEGACY_AGL2UV, agl.AGL2UV):
        for name, value in source.items():
            value = value if isinstance(value, int) else value[0] if len(value) == 1 else 0
            if wanted(value):
                found[name] = value
    for name in list(found):
        if len(name) == 1 and found[name] == ord(name):
            del found[name]
    lines, line = [], ""
    for name, value in sorted(found.items()):
        word = f"{name} {value:X} "
        if len(line) + len(word) > 100:
            lines.append(line)
            line = ""
        line += word
    return "\n".join(f'    "{part}"' for part in lines + [line]), len(found)


def main():
    windows = single_byte("cp1252")
    windows[0xA0] = 0x20
    windows[0xAD] = 0x2D
    macintosh = single_byte("mac_roman")
    macintosh[0xCA] = 0x20
    standard = [agl.AGL2UV.get(name, 0) if name != ".notdef" else 0 for name in StandardEncoding]
    standard[0x27], standard[0x60] = 0x2019, 0x2018
    symbol_codes, symbol_widths = read_afm("StandardSymbolsPS")
    dingbat_codes, dingbat_widths = read_afm("D050000L")

    def of_names(codes, dingbats):
        result = []
        for code in range(256):
            text = agl.toUnicode(codes[code], isZapfDingbats=dingbats) if code in codes else ""
            result.append(ord(text) if len(text) == 1 and ord(text) < 0x10000 else 0)
        return result

    reverse = {value: name for name, value in agl.AGL2UV.items()}
    reverse.update({0x20: "space", 0x2D: "hyphen", 0xB7: "periodcentered", 0xB5: "mu"})
    rows = []
    for font in ["NimbusSans-Regular", "NimbusSans-Bold", "NimbusRoman-Regular", "NimbusRoman-Bold", "NimbusRoman-Italic",
                 "NimbusRoman-BoldItalic"]:
        _, widths = read_afm(font)
        values = ", ".join(str(widths.get(reverse.get(letter, ""), 0)) for letter in windows[32:])
        rows.append("    {{\n" + wrapped(values, 100) + "}}")

    def own(codes, widths):
        return wrapped(", ".join(str(widths.get(codes.get(code, ""), 0)) for code in range(32, 256)), 100)

    blob, count = names()
    TARGET.write_text(f"""// Written by tests/support/make_pdf_tables.py.
// clang-format off
#include "readers/pdf/encoding_tables.hpp"

namespace sverka::pdf {{

{array("kWindowsLetters", windows)}
{array("kMacintoshLetters", macintosh)}
{array("kStandardLetters", standard)}
{array("kSymbolLetters", of_names(symbol_codes, False))}
{array("kDingbatLetters", of_names(dingbat_codes, True))}
const std::array<std::array<std::uint16_t, 224>, 8> kStandardWidths = {{{{
{("," + chr(10)).join(rows)},
    {{{{
{own(symbol_codes, symbol_widths)}}}}},
    {{{{
{own(dingbat_codes, dingbat_widths)}}}}}}}}};

const char* const kGlyphNames =
{blob};

}}  // namespace sverka::pdf
""")
    print(f"{count} names", file=sys.stderr)


main()
