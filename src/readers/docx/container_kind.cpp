#include "readers/docx/container_kind.hpp"

#include <string>

#include "text/utf8.hpp"

namespace sverka {
namespace {

bool starts_with(std::string_view bytes, std::string_view head) {
  return bytes.substr(0, head.size()) == head;
}

// Names in the directory of an OLE container are UTF-16, little end first (MS-CFB, 2.6.1).
bool holds_wide(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (char letter : name) {
    wide += letter;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

Error refuse(ErrorCode code, const char* reason) {
  return Error{code, {}, reason, {}};
}

Error refuse_ole(std::string_view bytes) {
  if (holds_wide(bytes, "EncryptedPackage") || holds_wide(bytes, "EncryptionInfo")) {
    return refuse(ErrorCode::Encrypted, "docx-encrypted");
  }
  return refuse(ErrorCode::Unsupported, holds_wide(bytes, "WordDocument") ? "old-doc" : "not-wordprocessing");
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& letter : small) {
    if (letter >= 'A' && letter <= 'Z') {
      letter = static_cast<char>(letter - 'A' + 'a');
    }
  }
  return small;
}

bool is_text(std::string_view head) {
  std::size_t controls = 0;
  for (char letter : head) {
    const auto byte = static_cast<unsigned char>(letter);
    controls += byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' ? 1u : 0u;
  }
  return controls == 0;
}

}  // namespace

std::optional<Error> refuse_by_content(std::string_view bytes) {
  if (bytes.empty()) {
    return refuse(ErrorCode::Empty, "empty-file");
  }
  if (starts_with(bytes, "PK\x03\x04") || starts_with(bytes, "PK\x05\x06")) {
    return std::nullopt;
  }
  if (starts_with(bytes, "\xD0\xCF\x11\xE0")) {
    return refuse_ole(bytes);
  }
  std::string_view head = bytes.substr(0, 4096);
  if (starts_with(head, "\xEF\xBB\xBF")) {
    head.remove_prefix(3);
  }
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  const std::string_view trimmed = first == std::string_view::npos ? std::string_view{} : head.substr(first);
  if (starts_with(trimmed, "{\\rtf")) {
    return refuse(ErrorCode::Unsupported, "rtf");
  }
  const std::string small = lower(trimmed);
  if (small.find("schemas.microsoft.com/office/2006/xmlpackage") != std::string::npos ||
      small.find("schemas.microsoft.com/office/word/2003/wordml") != std::string::npos) {
    return refuse(ErrorCode::Unsupported, "xml-flat");
  }
  if (starts_with(small, "<!doctype html") || small.find("<html") != std::string::npos) {
    return refuse(ErrorCode::Unsupported, "html");
  }
  // An archive may stand behind other bytes (a self-extracting program, a polyglot).
  if (bytes.find("PK\x05\x06") != std::string_view::npos && bytes.find("PK\x03\x04") != std::string_view::npos) {
    return std::nullopt;
  }
  if (trimmed.empty()) {
    return refuse(ErrorCode::Empty, "empty-file");
  }
  return refuse(ErrorCode::Unsupported, is_text(head) ? "text" : "unknown-format");
}

}  // namespace sverka
