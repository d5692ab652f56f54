#include "readers/pdf/actions.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/hash.hpp"
#include "readers/pdf/walk.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kChain = 64;       // actions that follow one another
constexpr std::size_t kEntries = 20000;  // of a name tree, of the outlines
constexpr std::size_t kValueBytes = 2000;

std::string shortened(std::string text) {
  if (text.size() > kValueBytes) {
    text.resize(kValueBytes);
    text = repair_utf8(text);
  }
  return text;
}

std::string file_of(const Object& specification) {
  if (specification.is_string()) {
    return specification.text();
  }
  const Object name = specification.get("UF", "F");
  return name.text();
}

void list_action(Session& session, const Object& action, std::uint32_t page, const Box& box) {
  const std::string_view kind = action.get("S").name();
  if (kind == "GoTo" || kind == "Named" || kind == "Thread" || kind.empty()) {
    return;
  }
  Item item;
  item.page = page;
  item.box = box;
  if (kind == "URI") {
    item.kind = "hyperlink";
    item.value = shortened(repair_utf8(action.get("URI").bytes()));
  } else if (kind == "JavaScript") {
    item.kind = "script";
    item.value = shortened(action.get("JS").text());
  } else {
    item.kind = "pdf-action";
    item.value = repair_utf8(kind);
    const Object target = action.get("F");
    const std::string file = target ? file_of(target) : file_of(action.get("Win"));
    item.value += file.empty() ? "" : " " + shortened(file);
  }
  session.add(std::move(item));
}

void list_chain(Session& session, const Object& first, std::uint32_t page, const Box& box) {
  const Walk walked = walk(first, {"Next"}, kChain, [&](const Object& action) { list_action(session, action, page, box); });
  if (walked == Walk::Cut) {
    session.unmodelled(page, "many-actions");
  }
}

void walk_names(Session& session, const Object& root, const std::function<void(const Object&)>& visit) {
  std::size_t visited = 0;
  const Walk walked = walk(root, {"Kids"}, kEntries, [&](const Object& node) {
    const Object names = node.get("Names");
    for (std::size_t i = 1; i < names.size() && visited <= kEntries; i += 2, ++visited) {
      visit(names.at(i));
    }
  });
  if (walked == Walk::Cut || visited > kEntries) {
    session.unmodelled(0, "many-names");
  }
}

void walk_outlines(Session& session, const Object& root) {
  const Walk walked =
      walk(root.get("First"), {"Next", "First"}, kEntries, [&](const Object& entry) { list_chain(session, entry.get("A"), 0, {}); });
  if (walked == Walk::Cut) {
    session.unmodelled(0, "many-outlines");
  }
}

// Fields that are no annotation of their own: what stands on a page is listed there.
void walk_fields(Session& session, const Object& root) {
  const Walk walked = walk(root, {"Kids"}, kEntries, [&](const Object& field) {
    if (!field.get("Subtype")) {
      list_actions(session, field, 0, {});
    }
  });
  if (walked == Walk::Cut) {
    session.unmodelled(0, "many-fields");
  }
}

}  // namespace

void list_actions(Session& session, const Object& owner, std::uint32_t page, const Box& box) {
  list_chain(session, owner.get("A"), page, box);
  if (const Object open = owner.get("OpenAction"); open.is_dictionary()) {
    list_chain(session, open, page, box);
  }
  const Object events = owner.get("AA");
  for (const std::string& key : events.keys()) {
    list_chain(session, events.get(key), page, box);
  }
}

void list_attachment(Session& session, const Object& specification, std::uint32_t page) {
  const Object files = specification.get("EF");
  const Object stream = files.get("UF", "F");
  if (!stream.is_stream()) {
    return;
  }
  Item item;
  item.kind = "attachment";
  item.value = sha256_hex(stream.stream());
  item.detail = shortened(file_of(specification));
  item.page = page;
  session.add(std::move(item));
}

void list_document_actions(Session& session) {
  const Object catalog = session.file.catalog();
  list_actions(session, catalog, 0, {});
  const Object names = catalog.get("Names");
  walk_names(session, names.get("JavaScript"), [&](const Object& action) { list_chain(session, action, 0, {}); });
  walk_names(session, names.get("EmbeddedFiles"), [&](const Object& file) { list_attachment(session, file, 0); });
  const Object associated = catalog.get("AF");
  for (std::size_t i = 0; i < std::min(associated.size(), kEntries); ++i) {
    list_attachment(session, associated.at(i), 0);
  }
  if (associated.size() > kEntries) {
    session.unmodelled(0, "many-files");
  }
  walk_outlines(session, catalog.get("Outlines"));
  walk_fields(session, catalog.get("AcroForm").get("Fields"));
  if (catalog.get("Collection").is_dictionary()) {
    Item item;
    item.kind = "attachment";
    item.value = "portfolio";
    session.add(std::move(item));
  }
  if (const Object form = catalog.get("AcroForm").get("XFA"); form.is_stream() || form.size() > 0) {
    Item item;
    item.kind = "xfa";
    session.add(std::move(item));
  }
}

}  // namespace sverka::pdf
