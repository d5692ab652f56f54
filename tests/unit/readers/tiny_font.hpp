// A TrueType font for tests: each code of one byte has a triangle of its own size, or nothing.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sverka::pdf::testing {

class TinyFont {
 public:
  // The glyph of a code: a triangle of that many units of a thousand; 0 draws nothing.
  TinyFont& draw(unsigned char code, int size) {
    sizes_.push_back(size);
    glyph_of_[code] = sizes_.size();
    return *this;
  }

  std::string build() const {
    const auto glyphs = static_cast<int>(sizes_.size()) + 1;
    std::string outlines = triangle(500);
    std::string places = word(0) + word(static_cast<int>(outlines.size() / 2));
    for (const int size : sizes_) {
      outlines += triangle(size);
      places += word(static_cast<int>(outlines.size() / 2));
    }
    std::string widths;
    for (int i = 0; i < glyphs; ++i) {
      widths += word(600) + word(0);
    }
    std::string codes = word(0) + word(1) + word(1) + word(0) + word(0) + word(12) + word(0) + word(262) + word(0);
    for (unsigned code = 0; code < 256; ++code) {
      const auto found = glyph_of_.find(static_cast<unsigned char>(code));
      codes += static_cast<char>(found == glyph_of_.end() ? 0 : found->second);
    }
    const std::string head = word(1) + word(0) + std::string(8, '\0') + "\x5F\x0F\x3C\xF5" + word(0) + word(1000) + std::string(16, '\0') +
                             word(0) + word(0) + word(600) + word(700) + word(0) + word(8) + word(2) + word(0) + word(0);
    const std::string hhea = word(1) + word(0) + word(800) + word(-200) + word(0) + word(600) + std::string(22, '\0') + word(glyphs);
    const std::string maxp = word(1) + word(0) + word(glyphs) + word(3) + word(1) + std::string(22, '\0');
    return packed(
        {{"cmap", codes}, {"glyf", outlines}, {"head", head}, {"hhea", hhea}, {"hmtx", widths}, {"loca", places}, {"maxp", maxp}});
  }

 private:
  static std::string word(int value) { return {static_cast<char>(value >> 8), static_cast<char>(value)}; }

  static std::string triangle(int size) {
    if (size == 0) {
      return {};
    }
    std::string glyph = word(1) + word(0) + word(0) + word(size) + word(size) + word(2) + word(0) + std::string(3, '\1');
    glyph += word(0) + word(size) + word(-size) + word(0) + word(0) + word(size);
    return glyph.size() % 2 == 0 ? glyph : glyph + '\0';
  }

  static std::string packed(const std::vector<std::pair<std::string, std::string>>& tables) {
    std::string directory = word(1) + word(0) + word(static_cast<int>(tables.size())) + word(0) + word(0) + word(0);
    std::string body;
    const std::size_t start = 12 + tables.size() * 16;
    for (const auto& [name, bytes] : tables) {
      const std::size_t place = start + body.size();
      directory += name + std::string(4, '\0') + word(static_cast<int>(place >> 16)) + word(static_cast<int>(place & 0xFFFF)) +
                   word(static_cast<int>(bytes.size() >> 16)) + word(static_cast<int>(bytes.size() & 0xFFFF));
      body += bytes;
      body.resize((body.size() + 3) / 4 * 4);
    }
    return directory + body;
  }

  std::vector<int> sizes_;
  std::map<unsigned char, std::size_t> glyph_of_;
};

}  // namespace sverka::pdf::testing
