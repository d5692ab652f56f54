// Any bytes as a web page with a style sheet and a feed: read, carried over the wire, made visible, searched for links.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/web_page_wire.hpp"
#include "readers/html/read_page.hpp"
#include "text/utf8.hpp"
#include "web/source_link.hpp"

namespace {

void check(bool holds) {
  if (!holds) {
    std::abort();
  }
}

constexpr std::size_t kMemory = 256u << 20;

sverka::LinkPolicy policy() {
  sverka::LinkPolicy policy;
  policy.company_hosts = {"just-ai.com"};
  policy.shorteners = {"clck.ru"};
  policy.redirect_paths = {"go"};
  policy.source_words = {"source"};
  policy.comment_names = {"comments"};
  return policy;
}

void judge(sverka::WebPage page, std::vector<sverka::StyleSheet> sheets) {
  sverka::SitePage site;
  site.url = site.final_url = "https://partner.example/a/b?c=d";
  site.answer.status = 200;
  site.answer.fetched_at = 1795300000;
  site.visibility = sverka::visibility_of(page, sheets);
  check(site.visibility.nodes.size() == page.nodes.size());
  site.text = sverka::page_text(page, site.visibility);
  site.dom = std::move(page);
  sverka::FoundCopy copy;
  copy.article.url = "https://just-ai.com/blog/a";
  for (std::uint32_t at = 0; at < site.text.size(); ++at) {
    copy.match.ranges.push_back({at, {0, static_cast<std::uint32_t>(site.text[at].text.size())}});
    copy.match.ranges.resize(copy.match.ranges.size() > 3 ? 3 : copy.match.ranges.size());
  }
  std::map<std::string, std::string> decided;
  const sverka::JudgedCopy judged = sverka::judge_copy(site, copy, policy(), {}, {}, decided);
  for (const sverka::JudgedLink& link : judged.links) {
    check(link.node == sverka::kNone || link.node < site.dom->nodes.size());
    check(!link.construct.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  sverka::PageLimits limits;
  limits.bytes = 200000;
  // What stands behind a line of "=====" is a linked sheet.
  const std::size_t cut = input.find("\n=====\n");
  const std::string_view css = cut == std::string_view::npos ? std::string_view() : input.substr(cut + 7);
  input = input.substr(0, cut);
  sverka::WebPage page = sverka::html::read_page(input, "", limits);
  check(sverka::find_fault(page).empty());
  check(page == sverka::html::read_page(input, "", limits, sverka::html::RunningText::LetterByLetter));
  const auto back = sverka::decode_page(sverka::encode_page(page), kMemory);
  check(back.has_value() && *back == page);
  std::vector<sverka::StyleSheet> sheets;
  if (!css.empty()) {
    sheets.push_back(sverka::html::read_style_sheet(css, "", limits));
    const auto sheet = sverka::decode_style_sheet(sverka::encode_style_sheet(sheets[0]), kMemory);
    check(sheet.has_value() && *sheet == sheets[0]);
  }
  const sverka::WebFeed feed = sverka::html::read_feed(input, "", limits);
  const auto feed_back = sverka::decode_feed(sverka::encode_feed(feed), kMemory);
  check(feed_back.has_value() && *feed_back == feed);
  // The wire's receiver stands anything.
  (void)sverka::decode_page(input, kMemory);
  (void)sverka::decode_style_sheet(input, kMemory);
  judge(std::move(page), std::move(sheets));
  return 0;
}
