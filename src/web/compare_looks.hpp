// Does a page carry the same link whenever, and whoever, asks for it.
#pragma once

#include <string>

#include "web/article_address.hpp"
#include "web/link_policy.hpp"
#include "web/site.hpp"

namespace sverka {

enum class LookDifference : std::uint8_t {
  None,         // or nothing to compare with
  Unconfirmed,  // the second look was tried and brought no page
  Changes,      // a link that counts is there in one look and not in another one, or what closes the page to engines is
};

// Of SitePage::looks. A refusal to those whom the page takes for somebody else says nothing.
LookDifference compare_looks(const SitePage& page, const ArticleAddress& article, const std::string& title, const LinkPolicy& policy);

}  // namespace sverka
