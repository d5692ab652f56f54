// How the clause about source links is read where its text leaves a choice, and what hosts and names mean: link-policy.toml.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "web/copies.hpp"
#include "web/links.hpp"

namespace sverka {

enum class LinkEngines : std::uint8_t { Both, Google, Yandex, Any };  // which of them must be able to use the link

struct LinkPolicy {
  LinkEngines engines = LinkEngines::Both;
  LinkOutcome ugc_sponsored = LinkOutcome::FailedError;
  LinkOutcome header_and_robots = LinkOutcome::FailedWarning;
  LinkOutcome shortener = LinkOutcome::FailedError;
  LinkOutcome company_redirect = LinkOutcome::Passed;
  LinkOutcome canonical_to_source = LinkOutcome::PassedWithNote;
  LinkOutcome canonical_elsewhere = LinkOutcome::CannotTell;
  LinkOutcome platform = LinkOutcome::CannotTell;
  LinkOutcome position = LinkOutcome::FailedWarning;
  LinkOutcome page_footer = LinkOutcome::CannotTell;
  bool last_line = true;   // the link may stand at the end of the last copied paragraph itself
  bool join_parts = true;  // parts of one article are one copy, its link is due on the last
  CopyPolicy copies;

  // Each switch by its name, with its value: what a report names where one decided.
  std::map<std::string, std::string> values;

  std::vector<std::string> company_hosts;   // with what is below them
  std::vector<std::string> shorteners;      // hosts
  std::vector<std::string> platforms;       // hosts that rewrite what their authors link to
  std::vector<std::string> open_platforms;  // hosts whose authors' links count as they stand: t.me
  std::vector<std::string> redirect_paths;  // first segments of paths: "go", "out", "away.php"
  std::vector<std::string> source_words;    // lower case: what a line that names a source says
  std::vector<std::string> comment_names;   // words of classes and ids
  std::vector<std::string> frame_names;
  std::vector<std::string> footer_names;
  std::vector<std::string> missing_page_words;  // of a title or first heading that says that the page is not there
};

// Of a host and what is below it: "www.a.ru" is of "a.ru".
bool is_of_host(std::string_view host, const std::vector<std::string>& hosts);

}  // namespace sverka
