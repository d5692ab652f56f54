#include "jobs/read_material.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kBeginning = 1024;

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  const std::string lower = to_lower(name);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool looks_like_html(std::string_view beginning) {
  std::string lower = to_lower(repair_utf8(beginning));
  lower.erase(0, std::min(lower.find('<'), lower.size()));
  constexpr std::array<std::string_view, 9> tags = {"<!doctype html", "<html", "<head", "<body",   "<title",
                                                    "<meta",          "<div",  "<p>",   "<article"};
  return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) { return lower.starts_with(tag); });
}

// The paragraphs of a text as the blocks of a document, so that a report shows them.
Document document_of(const std::vector<PageParagraph>& text) {
  Document document;
  document.format = "text";
  document.parts = {"text"};
  for (const PageParagraph& paragraph : text) {
    Block block;
    block.text = paragraph.text;
    block.runs = {{{0, static_cast<std::uint32_t>(paragraph.text.size())}, 0}};
    document.blocks.push_back(std::move(block));
  }
  return document;
}

// A text that is not UTF-8 is read as a page of nothing but text: the reader of pages knows charsets.
Result<std::string> decoded(std::string_view bytes, std::string_view charset, PagePool& pages) {
  std::string markup = "<!doctype html><body><pre>\n";
  for (const char letter : bytes) {
    markup += letter == '<' ? std::string("&lt;") : letter == '&' ? std::string("&amp;") : std::string(1, letter);
  }
  const Result<WebPage> page = pages.read_page(markup, charset);
  if (!page) {
    return fail(page.error());
  }
  return page->nodes.empty() ? std::string() : text_of(*page, 0);
}

Result<Material> read_page_material(std::string_view bytes, std::string_view charset, PagePool& pages) {
  Result<WebPage> page = pages.read_page(bytes, charset);
  if (!page) {
    return fail(page.error());
  }
  Material material;
  material.format = "html";
  const std::vector<StyleSheet> unread(referenced_sheets(*page).size(), StyleSheet{{}, {}, true});
  material.visibility = visibility_of(*page, unread);
  material.text = page_text(*page, material.visibility);
  material.page = std::move(*page);
  return material;
}

Result<Material> read_text_material(std::string_view bytes, std::string_view charset, PagePool* pages) {
  std::string text(bytes);
  if (!is_valid_utf8(bytes) && pages != nullptr) {
    Result<std::string> readable = decoded(bytes, charset, *pages);
    if (!readable) {
      return fail(readable.error());
    }
    text = std::move(*readable);
  }
  Material material;
  material.format = "text";
  material.document = document_of(plain_text(text));
  material.text = document_text(*material.document);
  return material;
}

}  // namespace

MaterialKind kind_of_material(std::string_view name, std::string_view beginning) {
  beginning = beginning.substr(0, kBeginning);
  if (beginning.starts_with("PK") || beginning.find("%PDF-") != std::string_view::npos || beginning.starts_with("\xD0\xCF\x11\xE0") ||
      ends_with_any(name, {".docx", ".pdf", ".doc", ".odt", ".rtf"})) {
    return MaterialKind::Document;
  }
  return ends_with_any(name, {".html", ".htm", ".xhtml"}) || looks_like_html(beginning) ? MaterialKind::Page : MaterialKind::Text;
}

Result<Material> read_material(std::string_view name, std::string_view bytes, std::string_view charset, const MaterialReaders& readers) {
  if (bytes.empty()) {
    return fail(ErrorCode::Empty, "", "file-empty");
  }
  switch (kind_of_material(name, bytes)) {
    case MaterialKind::Page:
      if (readers.pages == nullptr) {
        return fail(ErrorCode::Unsupported, "", "html-reader-missing");
      }
      return read_page_material(bytes, charset, *readers.pages);
    case MaterialKind::Text:
      return read_text_material(bytes, charset, readers.pages);
    case MaterialKind::Document:
      break;
  }
  if (readers.documents == nullptr) {
    return fail(ErrorCode::Unsupported, "", "reader-unavailable");
  }
  Result<Document> document = readers.documents->read(bytes);
  if (!document) {
    return fail(document.error());
  }
  Material material;
  material.format = document->format;
  material.text = document_text(*document);
  material.document = std::move(*document);
  return material;
}

}  // namespace sverka
