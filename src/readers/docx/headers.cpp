#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/stories.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

enum class Kind : std::size_t { Header = 0, Footer = 1 };

std::string_view word_of(HeaderUse use) {
  return use == HeaderUse::First ? "first" : use == HeaderUse::Even ? "even" : "default";
}

// Part names by kind and use; empty where no section so far has one.
using Grid = std::map<std::pair<Kind, HeaderUse>, std::string>;

// What of a header a reader of the page sees, for comparing two.
struct SeenHeader {
  std::vector<std::string> texts;
  bool operator==(const SeenHeader&) const = default;
  bool has_text() const {
    for (const std::string& text : texts) {
      if (has_ink(text)) {
        return true;
      }
    }
    return false;
  }
};

class HeaderReader {
 public:
  HeaderReader(Reading& reading, const XmlTree& xml, const std::string& main_part) : reading_(reading), xml_(xml), main_part_(main_part) {}

  void read() {
    for (std::uint32_t section : reading_.sections) {
      inherit(section);
      const bool has_first = has_switch(xml_, section, "w:titlePg");
      for (Kind kind : {Kind::Header, Kind::Footer}) {
        show(kind, HeaderUse::Default);
        if (has_first) {
          show_other(kind, HeaderUse::First);
        }
        if (reading_.even_and_odd) {
          show_other(kind, HeaderUse::Even);
        }
      }
    }
    read_unseen();
  }

 private:
  // A section without a reference of some kind goes on with that of the section before it (17.10.5).
  void inherit(std::uint32_t section) {
    for (std::uint32_t at = xml_.first_child(section); at != 0; at = xml_.next(at)) {
      const std::string_view name = xml_.name(at);
      if (name != "w:headerReference" && name != "w:footerReference") {
        continue;
      }
      const Relation* relation = reading_.parts.relation(main_part_, xml_.attribute(at, "r:id"));
      if (relation == nullptr || relation->mode == TargetMode::External) {
        continue;
      }
      const std::string_view type = xml_.attribute(at, "w:type");
      const HeaderUse use = type == "first" ? HeaderUse::First : type == "even" ? HeaderUse::Even : HeaderUse::Default;
      const Kind kind = name == "w:headerReference" ? Kind::Header : Kind::Footer;
      grid_[{kind, use}] = relation->target;
      if (order_.empty() || order_.back() != std::pair(kind, relation->target)) {
        order_.emplace_back(kind, relation->target);
      }
    }
  }

  void show(Kind kind, HeaderUse use) {
    const std::string part = grid_[{kind, use}];
    if (part.empty() || !shown_.insert({kind, use, part}).second) {
      return;
    }
    shown_parts_.insert(part);
    write(kind, use, part, kind == Kind::Header ? Story::Header : Story::Footer);
  }

  void show_other(Kind kind, HeaderUse use) {
    const SeenHeader& usual = seen_[grid_[{kind, HeaderUse::Default}]];
    if (!grid_[{kind, use}].empty()) {
      show(kind, use);
    }
    if (!seen_[grid_[{kind, use}]].has_text() && usual.has_text() && empty_reported_.insert({kind, use}).second) {
      Item item;
      item.kind = use == HeaderUse::First ? "empty-first-header" : "empty-even-header";
      item.value = std::string(kind == Kind::Header ? "header-" : "footer-") + std::string(word_of(use));
      item.part = reading_.parts.index_of(main_part_);
      reading_.writer.add_item(std::move(item));
    }
  }

  void write(Kind kind, HeaderUse use, const std::string& part, Story story) {
    const XmlTree* xml = reading_.parts.tree(part);
    if (xml == nullptr) {
      return;
    }
    Document& document = reading_.document();
    const std::size_t items = document.items.size();
    const std::size_t controls = document.controls.size();
    const std::size_t fields = document.fields.size();
    const auto first = static_cast<std::uint32_t>(document.blocks.size());
    StoryPlace place;
    place.story = story;
    place.header_use = use;
    place.story_item = ++items_[static_cast<std::size_t>(kind)];
    StoryWalker(reading_, *xml, part).walk(xml->root(), place);
    SeenHeader seen = seen_since(first, items);
    const SeenHeader& usual = seen_[grid_[{kind, HeaderUse::Default}]];
    std::vector<SeenHeader>& written = written_[{kind, use}];
    // A first or even header that says what the default one says is the work of a program that writes all
    // three; the same text again in a later section that of one that writes a part a section.
    const bool same_as_usual = use != HeaderUse::Default && seen == usual;
    const bool again = std::find(written.begin(), written.end(), seen) != written.end();
    const bool nothing = story == Story::Unseen && !seen.has_text();
    if (same_as_usual || again || nothing) {
      document.items.resize(items);
      document.controls.resize(controls);
      document.fields.resize(fields);
      reading_.writer.forget_from(first);
      --items_[static_cast<std::size_t>(kind)];
    } else {
      written.push_back(seen);
    }
    seen_[part] = std::move(seen);
  }

  SeenHeader seen_since(std::size_t first_block, std::size_t first_item) {
    const Document& document = reading_.document();
    SeenHeader seen;
    for (std::size_t at = first_block; at < document.blocks.size(); ++at) {
      const Block& block = document.blocks[at];
      std::uint32_t flags = block.label_flags;
      for (const Run& run : block.runs) {
        flags |= run.flags & (kNotSeenFlags | kStruck | kInserted | kDeleted);
      }
      if (has_ink(block.text) || !block.label.empty()) {
        seen.texts.push_back(block.label + '\t' + fold_ascii_spaces(block.text) + '\t' + std::to_string(flags));
      }
    }
    for (std::size_t at = first_item; at < document.items.size(); ++at) {
      seen.texts.push_back(document.items[at].kind + '\t' + document.items[at].value);
    }
    return seen;
  }

  // References of a use that no section turns on: in the file, on no page.
  void read_unseen() {
    for (const auto& [kind, part] : order_) {
      if (shown_parts_.insert(part).second) {
        write(kind, HeaderUse::NotHeader, part, Story::Unseen);
      }
    }
  }

  Reading& reading_;
  const XmlTree& xml_;
  const std::string& main_part_;
  Grid grid_;
  std::vector<std::pair<Kind, std::string>> order_;
  std::set<std::tuple<Kind, HeaderUse, std::string>> shown_;
  std::set<std::string> shown_parts_;
  std::set<std::pair<Kind, HeaderUse>> empty_reported_;
  std::map<std::string, SeenHeader> seen_;
  std::map<std::pair<Kind, HeaderUse>, std::vector<SeenHeader>> written_;
  std::array<std::uint32_t, 2> items_{};
};

}  // namespace

void read_headers_and_footers(Reading& reading, const XmlTree& xml, const std::string& main_part) {
  HeaderReader(reading, xml, main_part).read();
}

}  // namespace sverka
