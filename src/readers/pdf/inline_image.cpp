#include "readers/pdf/inline_image.hpp"

#include <algorithm>

namespace sverka::pdf {
namespace {

constexpr std::size_t kAhead = 24;  // bytes after EI that must look like content

bool looks_like_content(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7F) || is_pdf_space(c);
  });
}

// EI between white space, followed by what can be a content stream: pictures' bytes hold "EI" by chance.
std::size_t find_end(std::string_view bytes, std::size_t from) {
  for (std::size_t at = bytes.find("EI", from); at != std::string_view::npos; at = bytes.find("EI", at + 1)) {
    const bool before = at == 0 || at == from || is_pdf_space(bytes[at - 1]);
    const bool after = at + 2 >= bytes.size() || is_pdf_space(bytes[at + 2]) || is_pdf_delimiter(bytes[at + 2]);
    if (before && after && looks_like_content(bytes.substr(at + 2, kAhead))) {
      return at;
    }
  }
  return std::string_view::npos;
}

std::size_t components_of(const InlineImage& image) {
  if (image.is_stencil || image.space == "G" || image.space == "DeviceGray" || image.space == "I" || image.space == "Indexed") {
    return 1;
  }
  return image.space == "RGB" || image.space == "DeviceRGB" ? 3 : image.space == "CMYK" || image.space == "DeviceCMYK" ? 4 : 0;
}

void read_entry(const std::string& key, const ContentToken& token, InlineImage& image) {
  const auto count = [&] { return static_cast<std::size_t>(std::clamp(token.number, 0.0, 100000.0)); };
  if (key == "W" || key == "Width") {
    image.width = count();
  } else if (key == "H" || key == "Height") {
    image.height = count();
  } else if (key == "BPC" || key == "BitsPerComponent") {
    image.bits = static_cast<unsigned>(std::clamp<std::size_t>(count(), 1, 16));
  } else if (key == "IM" || key == "ImageMask") {
    image.is_stencil = token.text == "true";
    image.bits = image.is_stencil ? 1 : image.bits;
  } else if ((key == "CS" || key == "ColorSpace") && image.space.empty()) {
    image.space = token.text;
  } else if ((key == "F" || key == "Filter") && token.type == TokenType::Name && image.filters.size() < 8) {
    image.filters.emplace_back(token.text);
  } else if ((key == "D" || key == "Decode") && token.type == TokenType::Number && image.decode.size() < 16) {
    image.decode.push_back(token.number);
  }
}

}  // namespace

InlineImage read_inline_image(Lexer& lexer) {
  InlineImage image;
  std::string key;
  bool in_array = false;
  bool value = false;
  for (ContentToken token = lexer.next(); token.type != TokenType::End; token = lexer.next()) {
    if (token.type == TokenType::Word && token.text == "ID") {
      break;
    }
    if (token.type == TokenType::ArrayBegin || token.type == TokenType::ArrayEnd) {
      in_array = token.type == TokenType::ArrayBegin;
      value = value && in_array;
    } else if (!value && token.type == TokenType::Name) {
      key = token.text;
      value = true;
    } else if (value) {
      read_entry(key, token, image);
      value = in_array;
    }
  }
  const std::string_view bytes = lexer.bytes();
  const std::size_t begin = std::min(lexer.position() + 1, bytes.size());
  std::size_t from = begin;
  if (const std::size_t components = components_of(image); image.filters.empty() && components > 0) {
    const std::size_t size = (image.width * components * image.bits + 7) / 8 * image.height;
    from = size <= bytes.size() - begin ? begin + size : begin;
  }
  const std::size_t end = find_end(bytes, from);
  image.bytes = bytes.substr(begin, (end == std::string_view::npos ? bytes.size() : end) - begin);
  lexer.seek(end == std::string_view::npos ? bytes.size() : end + 2);
  return image;
}

}  // namespace sverka::pdf
