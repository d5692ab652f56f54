// Bytes -> Document. The only door to the readers; it is called in a confined child (isolation/), never in the product's
// own process, except by tests and fuzzers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"

namespace sverka {

// Every limit is counted on real bytes while reading, never on what a header declares. Configurable: [limits] in sverka.toml.
struct ReadLimits {
  std::size_t file_bytes = 25u << 20;
  std::size_t entries = 1000;               // of the archive
  std::size_t unpacked_bytes = 200u << 20;  // all parts together
  std::size_t part_bytes = 64u << 20;
  std::size_t ratio = 200;  // unpacked to packed of one part, judged above 1 MiB
  std::size_t xml_depth = 256;
  std::size_t attributes = 1000;  // of one element
  std::size_t nodes = 8u << 20;   // elements and texts of all parts
  std::size_t blocks = 400000;
  std::size_t text_bytes = 64u << 20;  // of all blocks
};

// By content, never by name: a DOCX is a ZIP whose root relation leads to a WordprocessingML document, a PDF has its header within
// the first KiB and needs its module (prepare.hpp).
// Errors: empty, too_large, unsupported (old .doc, .odt, .docm with its macros named, other ZIP), encrypted (OLE container with
// an encrypted package), damaged, limit_reached.
Result<Document> read_document(std::string_view bytes, const ReadLimits& limits);

}  // namespace sverka
