#include "floor.hpp"

#include <libxml/parser.h>
#include <zip.h>

#include <cstring>
#include <string>

namespace sverka {
namespace {

void on_start(void* count, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int, const xmlChar**) {
  ++*static_cast<std::size_t*>(count);
}

void on_text(void* count, const xmlChar*, int) {
  ++*static_cast<std::size_t*>(count);
}

bool is_xml(std::string_view name) {
  return name.ends_with(".xml") || name.ends_with(".rels");
}

std::string unpacked(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  zip_file_t* file = zip_stat_index(archive, index, 0, &stat) == 0 ? zip_fopen_index(archive, index, 0) : nullptr;
  if (file == nullptr) {
    return {};
  }
  std::string content(stat.size, '\0');
  const zip_int64_t size = zip_fread(file, content.data(), content.size());
  zip_fclose(file);
  content.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return content;
}

}  // namespace

std::size_t parse_every_part(std::string_view bytes) {
  xmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.characters = on_text;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  std::size_t count = 0;
  if (archive != nullptr) {
    const zip_int64_t entries = zip_get_num_entries(archive, 0);
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(entries); ++index) {
      if (is_xml(zip_get_name(archive, index, 0))) {
        const std::string content = unpacked(archive, index);
        xmlSAXUserParseMemory(&handler, &count, content.data(), static_cast<int>(content.size()));
      }
    }
    zip_discard(archive);
  } else {
    zip_source_free(source);
  }
  zip_error_fini(&error);
  return count;
}

}  // namespace sverka
