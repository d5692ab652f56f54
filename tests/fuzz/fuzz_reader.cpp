// Any bytes as a DOCX. Mutated ZIP files rarely get past their checksums, so input that does not begin as a ZIP is taken for the parts of a
// document: "name NUL content NUL name NUL content ...", which are packed first.
#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/wire.hpp"
#include "readers/read.hpp"

namespace {

const std::string kContentTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
const std::string kRootRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

std::vector<std::pair<std::string, std::string>> parts_of(std::string_view bytes) {
  std::vector<std::pair<std::string, std::string>> parts = {{"[Content_Types].xml", kContentTypes}, {"_rels/.rels", kRootRelations}};
  while (!bytes.empty() && parts.size() < 24) {
    const std::size_t name_end = std::min(bytes.find('\0'), bytes.size());
    const std::size_t end = name_end < bytes.size() ? std::min(bytes.find('\0', name_end + 1), bytes.size()) : bytes.size();
    const std::string name(bytes.substr(0, name_end));
    const std::string content(name_end < bytes.size() ? bytes.substr(name_end + 1, end - name_end - 1) : std::string_view{});
    parts.emplace_back(parts.size() == 2 ? "word/document.xml" : name, content);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return parts;
}

std::string packed(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
    if (index < 0) {
      zip_source_free(source);
      continue;
    }
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  std::string bytes;
  if (zip_close(archive) != 0) {
    zip_discard(archive);
  } else if (zip_source_open(target) == 0) {
    zip_source_seek(target, 0, SEEK_END);
    bytes.resize(static_cast<std::size_t>(zip_source_tell(target)));
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
  }
  zip_source_free(target);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const bool whole = input.starts_with("PK") || input.starts_with("\xD0\xCF") || input.starts_with("%PDF");
  const std::string built = whole ? std::string() : packed(parts_of(input));
  sverka::ReadLimits limits;
  limits.unpacked_bytes = 8u << 20;
  const auto document = sverka::read_document(whole ? input : std::string_view(built), limits);
  if (document) {
    // What a reader gives must be a valid document: the receiver of the wire checks it all.
    const auto received = sverka::decode_document(sverka::encode_document(*document));
    if (!received || !(*received == *document)) {
      std::abort();
    }
  }
  return 0;
}
