#include "web/page_controls.hpp"

#include <algorithm>

namespace sverka {

std::set<std::string, std::less<>> controlled_ids(const WebPage& page) {
  std::set<std::string, std::less<>> ids;
  for (const WebNode& node : page.nodes) {
    if (node.kind != WebNodeKind::Element) {
      continue;
    }
    bool control = node.name == "button" || node.name == "summary";
    for (const WebAttribute& one : node.attributes) {
      control = control || one.name == "data-toggle" || one.name == "data-bs-toggle" || one.name == "aria-expanded" ||
                one.name == "aria-selected" || one.name == "data-tab" ||
                (one.name == "role" && (one.value == "tab" || one.value == "button"));
    }
    for (const WebAttribute& one : node.attributes) {
      if (one.name == "aria-controls" || one.name == "popovertarget") {
        for (const std::string_view id : words_between_spaces(one.value)) {
          ids.emplace(id);
        }
      } else if (control && (one.name == "href" || one.name == "data-target" || one.name == "data-bs-target" || one.name == "data-tab") &&
                 one.value.size() > 1) {
        ids.insert(one.value.starts_with('#') ? one.value.substr(1) : one.value);
      }
    }
  }
  return ids;
}

std::vector<std::string_view> words_between_spaces(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n\r\f", at), text.size());
    if (end > at) {
      words.push_back(text.substr(at, end - at));
    }
    at = end + 1;
  }
  return words;
}

PageScripts::PageScripts(const WebPage& page) : page_(page) {
  for (const WebNode& node : page.nodes) {
    if (is_element(node, "script")) {
      exist_ = true;
      loaded_ = loaded_ || attribute(node, "src") != nullptr;
    }
  }
}

bool PageScripts::name(std::string_view name) {
  constexpr std::size_t kAllBytes = std::size_t{1} << 20;
  for (std::uint32_t at = 0; !read_ && at < page_.nodes.size(); ++at) {
    if (is_element(page_.nodes[at], "script")) {
      code_ += code_.size() < kAllBytes ? text_of(page_, at) : std::string();
    }
  }
  read_ = true;
  return code_.find(name) != std::string::npos;
}

bool PageScripts::name_element(std::uint32_t node, const std::vector<std::string_view>& classes) {
  const std::string* const id = attribute(page_.nodes[node], "id");
  return (id != nullptr && !id->empty() && name(*id)) ||
         std::any_of(classes.begin(), classes.end(), [&](std::string_view one) { return name(one); });
}

}  // namespace sverka
