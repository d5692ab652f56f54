#include "readers/pdf/navigation.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "readers/pdf/walk.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kTitles = 2000;
constexpr std::size_t kTitleBytes = 1000;
constexpr std::size_t kLabelNodes = 20000;
constexpr std::size_t kLabels = 100000;
constexpr std::uint64_t kMostCompared = 64u << 20;  // bytes of text that titles are looked for in
constexpr std::size_t kFewestWords = 2;

void add(Session& session, const char* kind, std::string value) {
  Item item;
  item.kind = kind;
  item.value = std::move(value);
  session.add(std::move(item));
}

void list_titles(Session& session, const Object& outlines) {
  std::size_t titles = 0;
  walk(outlines.get("First"), {"Next", "First"}, kTitles, [&](const Object& entry) {
    std::string title = entry.get("Title").text();
    if (title.size() > kTitleBytes) {
      title.resize(kTitleBytes);
    }
    ++titles;
    add(session, "outline-title", repair_utf8(title));
  });
  if (titles >= kTitles) {
    session.unmodelled(0, "many-outlines");
  }
}

// The first page of a range is numbered as it is counted: in figures, without words before them. Programs that put documents together
// number each from one, and what has neither figures nor words says nothing.
bool counts_as_pages(std::int64_t first, const Object& label) {
  if (!label.is_dictionary() || !label.get("P").text().empty()) {
    return false;
  }
  const std::int64_t start = label.get("St").integer(1);
  return label.get("S") ? label.get("S").is("D") && (start == 1 || start == first + 1) : true;
}

void list_labels(Session& session, const Object& labels) {
  std::size_t seen = 0;
  std::string other;
  bool differs = false;
  const Walk walked = walk(labels, {"Kids"}, kLabelNodes, [&](const Object& node) {
    const Object ranges = node.get("Nums");
    for (std::size_t at = 0; at + 1 < ranges.size() && seen < kLabels; at += 2, ++seen) {
      const std::int64_t first = ranges.at(at).integer(-1);
      if (first < 0 || static_cast<std::size_t>(first) >= session.content.pages.size() || counts_as_pages(first, ranges.at(at + 1))) {
        continue;
      }
      if (!differs) {
        const Object label = ranges.at(at + 1);
        other = label.get("P").text() + (label.get("S") ? std::to_string(label.get("St").integer(1)) : std::string());
        other.resize(std::min(other.size(), kTitleBytes));
      }
      differs = true;
    }
  });
  if (differs) {
    add(session, "page-labels", repair_utf8(other));
  }
  if (walked == Walk::Cut || seen >= kLabels) {
    session.unmodelled(0, "many-page-labels");
  }
}

struct Letters {
  std::string text;
  std::size_t words = 0;  // that have a letter
};

// Letters and digits without what parts them, hyphens of line ends and numbers' points among it.
Letters letters_of(std::string_view text) {
  Letters letters;
  const std::string lower = to_lower(text);
  bool in_word = false;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t begin = at;
    const char32_t sign = next_code_point(lower, at);
    const bool letter = is_letter(sign);
    if (letter || is_digit(sign)) {
      letters.text.append(lower, begin, at - begin);
    }
    letters.words += letter && !in_word ? 1 : 0;
    in_word = letter || (in_word && sign != ' ' && sign != '\t' && sign != 0xA0);
  }
  return letters;
}

bool names_file(std::string_view title) {
  const std::string lower = to_lower(title);
  const auto ends = [&](std::string_view ending) { return lower.size() > ending.size() && lower.ends_with(ending); };
  return ends(".pdf") || ends(".docx") || ends(".doc") || ends(".rtf") || ends(".odt");
}

}  // namespace

void list_navigation(Session& session) {
  const Object catalog = session.file.catalog();
  list_titles(session, catalog.get("Outlines"));
  list_labels(session, catalog.get("PageLabels"));
  if (catalog.get("Threads").size() > 0) {
    add(session, "article-threads", {});
  }
}

void drop_stated_titles(Document& document) {
  const auto is_title = [](const Item& item) { return item.kind == "outline-title"; };
  if (std::none_of(document.items.begin(), document.items.end(), is_title)) {
    return;
  }
  if (std::any_of(document.items.begin(), document.items.end(), [](const Item& item) { return item.kind == "scanned-page"; })) {
    document.items.erase(std::remove_if(document.items.begin(), document.items.end(), is_title), document.items.end());
    return;
  }
  std::string all;
  std::unordered_set<std::string> blocks;
  for (const Block& block : document.blocks) {
    std::string text = letters_of(block.text).text;
    all += text;
    blocks.insert(std::move(text));
  }
  std::uint64_t compared = 0;
  const auto is_stated = [&](const Item& item) {
    if (!is_title(item)) {
      return false;
    }
    const Letters title = letters_of(item.value);
    if (title.words < kFewestWords || names_file(item.value) || blocks.count(title.text) != 0) {
      return true;
    }
    compared += all.size();
    return compared <= kMostCompared && all.find(title.text) != std::string::npos;
  };
  document.items.erase(std::remove_if(document.items.begin(), document.items.end(), is_stated), document.items.end());
}

}  // namespace sverka::pdf
