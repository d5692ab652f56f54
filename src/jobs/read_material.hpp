// Any file with text in it, read in the confined child that its kind needs: documents, web pages, plain text in whatever charset.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/document.hpp"
#include "document/web_page.hpp"
#include "isolation/page_pool.hpp"
#include "isolation/pool.hpp"
#include "web/page_text.hpp"
#include "web/visibility.hpp"

namespace sverka {

enum class MaterialKind : std::uint8_t { Document, Page, Text };

// By the beginning of the bytes, then by the name's ending.
MaterialKind kind_of_material(std::string_view name, std::string_view beginning);

struct Material {
  std::string format;                // "docx", "pdf", "html", "text"
  std::optional<Document> document;  // of a plain text: its paragraphs as blocks
  std::optional<WebPage> page;       // of HTML
  PageVisibility visibility;
  std::vector<PageParagraph> text;
};

struct MaterialReaders {
  ReaderPool* documents = nullptr;  // may be null if there is nothing for it to read
  PagePool* pages = nullptr;
};

// `charset`: what an HTTP header says, for pages and texts. Errors: those of the pools; empty "file-empty".
Result<Material> read_material(std::string_view name, std::string_view bytes, std::string_view charset, const MaterialReaders& readers);

}  // namespace sverka
