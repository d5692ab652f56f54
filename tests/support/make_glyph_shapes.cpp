// Writes src/readers/pdf/glyph_shape_table.cpp to its output: the look of letters in free typefaces. Arguments: font files. Build it with
// the library sverka_readers_pdf; the typefaces are those of fonts-liberation2 and fonts-dejavu-core.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "readers/pdf/font_program.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {

int write_table(int count, char** files) {
  std::u32string letters;
  for (const auto& [first, last] : {std::pair<char32_t, char32_t>{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {0x410, 0x44F}}) {
    for (char32_t letter = first; letter <= last; ++letter) {
      letters += letter;
    }
  }
  for (const char32_t letter : {'%', '&', '(', ')', '+', '=', '?', '!', '@', '$', '/'}) {
    letters += letter;
  }
  letters += {0x401, 0x451, 0x404, 0x454, 0x406, 0x456, 0x407, 0x457, 0x2116};
  std::printf(
      "// Written by tests/support/make_glyph_shapes.cpp.\n// clang-format off\n#include \"readers/pdf/glyph_shape.hpp\"\n\nnamespace "
      "sverka::pdf {\n\n"
      "const ReferenceShape kReferenceShapes[] = {\n");
  std::size_t written = 0;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(files[i], std::ios::binary);
    const auto program = FontProgram::open(std::string(std::istreambuf_iterator<char>(file), {}));
    for (const char32_t letter : letters) {
      const auto shape = program ? program->shape(program->glyph_of_letter(letter)) : std::nullopt;
      if (!shape || program->glyph_of_letter(letter) == 0) {
        continue;
      }
      std::string ink;
      for (const auto cell : shape->ink) {
        ink += "0123456789abcdef"[cell];
      }
      std::printf("%s{0x%X,%d,%d,%d,\"%s\"},%s", written % 3 == 0 ? "    " : " ", static_cast<unsigned>(letter), shape->low, shape->high,
                  shape->width, ink.c_str(), written % 3 == 2 ? "\n" : "");
      ++written;
    }
  }
  std::printf("};\nconst std::size_t kReferenceShapeCount = %zu;\n\n}  // namespace sverka::pdf\n", written);
  return 0;
}

}  // namespace sverka::pdf

int main(int count, char** files) {
  return sverka::pdf::write_table(count, files);
}
