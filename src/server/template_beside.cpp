#include "server/template_beside.hpp"

#include <string_view>

#include "report/template_page.hpp"
#include "server/self_check.hpp"

namespace sverka {
namespace {

// What stands between the mark and the next quote. The reports are of our own writing, and no text in them has a bare quote.
std::string_view quoted_after(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) {
    return {};
  }
  text.remove_prefix(at + mark.size());
  return text.substr(0, text.find('"'));
}

}  // namespace

std::string template_beside(DeskContext& context, const Visit& visit, const std::string& report) {
  const Result<std::string> kept = report.empty() ? Result<std::string>(std::string()) : context.store.papers().read(report);
  if (!kept) {
    return {};
  }
  const std::string_view named = quoted_after(*kept, "\"template\": {\"name\": \"");
  const std::string_view edition =
      named.empty() ? named : quoted_after(std::string_view(*kept).substr(kept->find("\"template\": {\"name\": \"")), "\"edition\": \"");
  const std::optional<std::size_t> index = named.empty() ? std::nullopt : context.self_check.shelf().find(named, edition);
  if (!index) {
    return {};
  }
  const Result<const Template*> sample =
      context.self_check.shelf().load(*index, context.self_check.agreements().data.lexicon, context.self_check.pool());
  return sample ? template_html(**sample, context.messages, visit.language) : std::string();
}

}  // namespace sverka
