#include "readers/pdf/content.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "readers/pdf/actions.hpp"
#include "readers/pdf/annotations.hpp"
#include "readers/pdf/file.hpp"
#include "readers/pdf/interpreter.hpp"
#include "readers/pdf/inventory.hpp"
#include "readers/pdf/navigation.hpp"
#include "readers/pdf/pages.hpp"
#include "readers/pdf/revisions.hpp"
#include "readers/pdf/session.hpp"
#include "readers/pdf/two_readings.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kContentParts = 100000;  // streams of one page

// `ends`: where its streams end.
std::string page_content(Session& session, const Object& page, std::vector<std::size_t>& ends) {
  const Object contents = page.get("Contents");
  if (!contents.is_array()) {
    return contents.stream();
  }
  if (contents.size() > kContentParts) {
    session.unmodelled(session.content.pages.back().number, "many-streams");
  }
  std::string result;
  for (std::size_t i = 0; i < std::min(contents.size(), kContentParts); ++i) {
    result += contents.at(i).stream();
    result += '\n';
    ends.push_back(result.size());
  }
  return result;
}

// What stands in place of the plain colours may be white in place of black.
bool replaces_colours(const Object& resources) {
  const Object spaces = resources.get("ColorSpace");
  for (const char* const key : {"DefaultGray", "DefaultRGB", "DefaultCMYK"}) {
    const Object space = spaces.get(key);
    const std::string_view family = space.is_array() ? space.at(0).name() : space.name();
    if (space && family != "ICCBased" && !family.starts_with("Cal") && family != "DeviceGray" && family != "DeviceRGB" &&
        family != "DeviceCMYK") {
      return true;
    }
  }
  return false;
}

// Programs show such a page in different ways, or not at all.
void list_odd_node(Session& session, const PageNode& node) {
  const Object type = node.page.get("Type");
  if (type && !type.is("Page")) {
    session.unmodelled(session.content.pages.back().number, "page-type");
  }
  if (node.odd_box) {
    session.unmodelled(session.content.pages.back().number, "page-box");
  }
  if (node.odd_rotation) {
    session.unmodelled(session.content.pages.back().number, "page-rotation");
  }
  if (node.page.get("PresSteps")) {
    session.unmodelled(session.content.pages.back().number, "presentation-steps");
  }
  if (replaces_colours(node.resources)) {
    session.unmodelled(session.content.pages.back().number, "default-colour-space");
  }
}

// Areas of the page that a program may show or print in place of the whole.
bool names_another_area(const Object& preferences) {
  for (const char* const key : {"ViewArea", "ViewClip", "PrintArea", "PrintClip"}) {
    const Object area = preferences.get(key);
    if (area && !area.is("CropBox") && !area.is("MediaBox")) {
      return true;
    }
  }
  return false;
}

void read_page(Session& session, const PageNode& node) {
  Page& page = session.content.pages.emplace_back();
  page.number = static_cast<std::uint32_t>(session.content.pages.size());
  page.size = node.shown_size();
  session.page_identity = node.page.identity();
  Interpreter interpreter(session, page);
  std::vector<std::size_t> ends;
  const std::string stream = page_content(session, node.page, ends);
  interpreter.run_page(stream, ends, node.resources, node.to_shown());
  draw_annotations(session, node, page, interpreter);
  interpreter.finish();
  list_actions(session, node.page, page.number, {});
  list_page(session, node, page);
  list_odd_node(session, node);
}

Result<PdfContent> read_file(const File& file, std::string_view bytes, const ReadLimits& limits) {
  PdfContent content;
  auto pages = list_pages(file);
  if (!pages) {
    return fail(pages.error());
  }
  Session session(file, content, bytes);
  session.budget.text_bytes = limits.text_bytes;
  // Work keeps pace with what may be unpacked; the usual limit leaves the usual budget.
  const std::uint64_t unpacked = limits.unpacked_bytes;
  session.budget.operators = std::min(session.budget.operators, unpacked / 5);
  session.budget.glyphs = std::min(session.budget.glyphs, unpacked / 50);
  session.budget.cells = std::min(session.budget.cells, unpacked * 2);
  session.budget.points = std::min(session.budget.points, unpacked / 5);
  const Object about = file.trailer().get("Info");
  const std::string producer = about.get("Producer").text();
  content.application = producer.empty() ? about.get("Creator").text() : producer;
  for (const PageNode& node : *pages) {
    read_page(session, node);
    if (session.budget.exceeded || file.exhausted()) {
      return fail(ErrorCode::LimitReached, std::to_string(content.pages.size()), "pdf-work");
    }
  }
  const Object tree = file.catalog().get("Pages");
  if (tree.get("Count").integer() != static_cast<std::int64_t>(pages->size())) {
    session.unmodelled(0, "page-count");  // programs disagree about which pages there are
  }
  if (file.catalog().get("ViewerPreferences").get("PrintPageRange")) {
    session.unmodelled(0, "print-range");
  }
  if (file.catalog().get("NeedsRendering").boolean()) {
    session.unmodelled(0, "made-when-opened");
  }
  if (names_another_area(file.catalog().get("ViewerPreferences"))) {
    session.unmodelled(0, "shown-area");
  }
  if (session.structure.any_unplaced()) {
    session.unmodelled(0, "structure-text");
  }
  list_document_actions(session);
  list_navigation(session);
  list_layers(session);
  list_fonts(session);
  list_signatures(session, bytes);
  list_revisions(session, bytes, *pages);
  list_unreferenced_pages(session, bytes, *pages);
  list_two_readings(session, bytes);
  if (file.encrypted()) {
    session.note("pdf-empty-password", {});
  }
  if (session.budget.exceeded || file.exhausted()) {
    return fail(ErrorCode::LimitReached, {}, "pdf-work");
  }
  return content;
}

struct Attempt {
  Result<PdfContent> content = fail(ErrorCode::Damaged, {}, "pdf-damaged");
  std::uint32_t broken = 0;

  bool is_whole() const { return content && !content->pages.empty() && broken == 0; }
  bool has_pages() const { return content && !content->pages.empty(); }
};

Attempt attempt(std::string_view bytes, const ReadLimits& limits, Opening opening) {
  Attempt result;
  const auto file = File::open(bytes, limits, opening);
  if (!file) {
    result.content = fail(file.error());
    return result;
  }
  result.content = read_file(**file, bytes, limits);
  result.broken = (*file)->broken();
  return result;
}

// The key stands in a trailer, which is never packed; its letters may be written by their numbers.
bool names_encryption(std::string_view bytes) {
  constexpr std::string_view kKey = "Encrypt";
  if (bytes.find("/Encrypt") != std::string_view::npos) {
    return true;
  }
  const auto digit = [](char sign) {
    const char small = static_cast<char>(sign | 0x20);
    return sign >= '0' && sign <= '9' ? sign - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
  };
  for (std::size_t mark = bytes.find('#'); mark != std::string_view::npos; mark = bytes.find('#', mark + 1)) {
    // The first number of the name stands behind as many plain letters of the key.
    for (std::size_t plain = 0; plain < kKey.size() && plain < mark; ++plain) {
      if (bytes[mark - plain - 1] != '/' || bytes.substr(mark - plain, plain) != kKey.substr(0, plain)) {
        continue;
      }
      std::string name;
      for (std::size_t at = mark - plain; at < bytes.size() && name.size() < kKey.size();) {
        const bool number = bytes[at] == '#' && at + 2 < bytes.size() && digit(bytes[at + 1]) >= 0 && digit(bytes[at + 2]) >= 0;
        name += number ? static_cast<char>(digit(bytes[at + 1]) * 16 + digit(bytes[at + 2])) : bytes[at];
        at += number ? 3 : 1;
      }
      if (name == kKey) {
        return true;
      }
    }
  }
  return false;
}

bool is_final(const Attempt& one) {
  return !one.content && (one.content.error().code == ErrorCode::Encrypted || one.content.error().code == ErrorCode::LimitReached);
}

}  // namespace

Result<PdfContent> read_content(std::string_view bytes, const ReadLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return fail(ErrorCode::TooLarge, {}, "file-too-large");
  }
  // qpdf takes the encryption off: PoDoFo trusts an encryption dictionary more than it should, and has no ciphers here.
  const bool encrypted = names_encryption(bytes);
  Attempt plain = attempt(bytes, limits, encrypted ? Opening::Repaired : Opening::AsIs);
  if (encrypted || plain.is_whole() || is_final(plain)) {
    const bool nothing = plain.content && plain.content->pages.empty();
    if (nothing) {
      return fail(ErrorCode::Empty, {}, "pdf-no-pages");
    }
    return std::move(plain.content);
  }
  Attempt repaired = attempt(bytes, limits, Opening::Repaired);
  if (repaired.has_pages()) {
    repaired.content->notes.push_back({"pdf-repaired", {}, {}});
    return std::move(repaired.content);
  }
  if (plain.has_pages()) {
    plain.content->notes.push_back({"pdf-repaired", {}, "objects that cannot be read were left out"});
    return std::move(plain.content);
  }
  if (is_final(repaired)) {
    return std::move(repaired.content);
  }
  if (plain.content || repaired.content) {
    return fail(ErrorCode::Empty, {}, "pdf-no-pages");
  }
  return std::move(plain.content);
}

}  // namespace sverka::pdf
