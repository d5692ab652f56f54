#include "readers/pdf/actions.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "base/hash.hpp"
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

// An action and those of its Next, each once.
void list_chain(Session& session, const Object& first, std::uint32_t page, const Box& box) {
  std::vector<Object> waiting = {first};
  std::set<const void*> seen;
  while (!waiting.empty() && seen.size() < kChain) {
    const Object action = waiting.back();
    waiting.pop_back();
    if (action.is_array()) {
      for (std::size_t i = 0; i < std::min(action.size(), kChain); ++i) {
        waiting.push_back(action.at(i));
      }
    } else if (action.is_dictionary() && seen.insert(action.identity()).second) {
      list_action(session, action, page, box);
      waiting.push_back(action.get("Next"));
    }
  }
}

void walk_names(const Object& root, const std::function<void(const Object&)>& visit) {
  std::vector<Object> waiting = {root};
  std::set<const void*> seen;
  std::size_t visited = 0;
  while (!waiting.empty() && seen.size() < kEntries) {
    const Object node = waiting.back();
    waiting.pop_back();
    if (!node.is_dictionary() || !seen.insert(node.identity()).second) {
      continue;
    }
    const Object names = node.get("Names");
    for (std::size_t i = 1; i < names.size() && visited < kEntries; i += 2, ++visited) {
      visit(names.at(i));
    }
    const Object kids = node.get("Kids");
    for (std::size_t i = 0; i < std::min(kids.size(), kEntries); ++i) {
      waiting.push_back(kids.at(i));
    }
  }
}

void walk_outlines(Session& session, const Object& root) {
  std::vector<Object> waiting = {root.get("First")};
  std::set<const void*> seen;
  while (!waiting.empty() && seen.size() < kEntries) {
    const Object entry = waiting.back();
    waiting.pop_back();
    if (entry.is_dictionary() && seen.insert(entry.identity()).second) {
      list_chain(session, entry.get("A"), 0, {});
      waiting.push_back(entry.get("Next"));
      waiting.push_back(entry.get("First"));
    }
  }
}

// Fields that are no annotation of their own: what stands on a page is listed there.
void walk_fields(Session& session, const Object& root) {
  std::vector<Object> waiting = {root};
  std::set<const void*> seen;
  while (!waiting.empty() && seen.size() < kEntries) {
    const Object field = waiting.back();
    waiting.pop_back();
    if (field.is_array()) {
      for (std::size_t i = 0; i < std::min(field.size(), kEntries); ++i) {
        waiting.push_back(field.at(i));
      }
    } else if (field.is_dictionary() && seen.insert(field.identity()).second) {
      if (!field.get("Subtype")) {
        list_actions(session, field, 0, {});
      }
      waiting.push_back(field.get("Kids"));
    }
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
  walk_names(names.get("JavaScript"), [&](const Object& action) { list_chain(session, action, 0, {}); });
  walk_names(names.get("EmbeddedFiles"), [&](const Object& file) { list_attachment(session, file, 0); });
  const Object associated = catalog.get("AF");
  for (std::size_t i = 0; i < std::min(associated.size(), kEntries); ++i) {
    list_attachment(session, associated.at(i), 0);
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
