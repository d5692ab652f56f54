// What of a page a person opens by a click, and what its scripts may do: as far as the source tells.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/web_page.hpp"

namespace sverka {

// Ids of elements that some other element says it opens. Linear in the page.
std::set<std::string, std::less<>> controlled_ids(const WebPage& page);

// Words between white space, of an attribute or of text.
std::vector<std::string_view> words_between_spaces(std::string_view text);

// The scripts of a page as far as they name things: what other files say is not known.
class PageScripts {
 public:
  // `page` outlives it.
  explicit PageScripts(const WebPage& page);

  bool exist() const { return exist_; }
  // Some are other files.
  bool are_loaded() const { return loaded_; }
  // The code in the page itself, as far as a mebibyte of it, holds this name.
  bool name(std::string_view name);
  // An id or a class of the element.
  bool name_element(std::uint32_t node, const std::vector<std::string_view>& classes);

 private:
  const WebPage& page_;
  bool exist_ = false, loaded_ = false;
  std::string code_;  // of all of them, once it was asked for
  bool read_ = false;
};

}  // namespace sverka
