#include "web/compare_looks.hpp"

#include <algorithm>

#include "web/find_links.hpp"
#include "web/indexability.hpp"
#include "web/page_looks.hpp"

namespace sverka {

namespace {

// A link that nothing speaks against, on a page that may be indexed. Where it stands is the same question in every look.
bool has_sound_link(const SitePage& page, const ArticleAddress& article, const std::string& title, const LinkPolicy& policy) {
  const PageIndexing indexing = indexing_of(page, policy);
  if (std::any_of(indexing.defects.begin(), indexing.defects.end(),
                  [](const PageDefect& one) { return one.outcome > LinkOutcome::PassedWithNote; })) {
    return false;
  }
  const std::vector<LinkFound> links = find_links(page, article, title, policy);
  return std::any_of(links.begin(), links.end(), [](const LinkFound& link) {
    return std::all_of(link.traits.begin(), link.traits.end(),
                       [](const LinkTrait& one) { return one.outcome <= LinkOutcome::PassedWithNote; });
  });
}

}  // namespace

LookDifference compare_looks(const SitePage& page, const ArticleAddress& article, const std::string& title, const LinkPolicy& policy) {
  LookDifference difference = LookDifference::None;
  if (page.looks == nullptr || !page.dom || page.made_by_scripts) {
    return difference;
  }
  const bool sound = has_sound_link(page, article, title, policy);
  for (const OtherLook& other : page.looks->others) {
    if (other.page == nullptr) {
      difference = other.as == LookedAs::Again ? std::max(difference, LookDifference::Unconfirmed) : difference;
    } else if (has_sound_link(*other.page, article, title, policy) != sound) {
      difference = LookDifference::Changes;
    }
  }
  return difference;
}

}  // namespace sverka
