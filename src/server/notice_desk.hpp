// What pages and API do with notices alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jobs/notice_letter.hpp"
#include "server/visit.hpp"
#include "store/notices.hpp"

namespace sverka {

// The notice of the address, if it is one of its resource and the visitor may read it.
std::optional<Notice> notice_of_address(StoreWork& work, const Visit& visit);

// "3, 5 7" as numbers, each once, in order; nothing if it is anything else. Of an empty text the confirmed errors of the resource that
// nobody was told of: warnings need a person's yes.
std::optional<std::vector<std::int64_t>> violations_asked(StoreWork& work, const WebResource& resource, std::string_view text);
std::vector<Violation> confirmed_violations(StoreWork& work, const WebResource& resource);

// What was sent, or is in doubt, as it went and no other; else as it would go now. `text` is the letter for people. Errors: what was sent
// cannot be read: not_found "paper-removed", "paper-missing".
struct ShownLetter {
  std::string text, composed;
};
Result<ShownLetter> letter_of_notice(DeskContext& context, const WebResource& resource, const Notice& notice);

// Fields: kind; sent_on of what was sent by hand, today if nothing is said. Errors: usage "bad-request", "date-needed"; unsupported
// "mail-module-missing": there is no letter to keep; those of decide_notice().
struct NoticeFields {
  std::string kind, sent_on;
  std::int64_t revision = 0;
};
Result<Notice> decide_as_asked(DeskContext& context, const Visit& visit, const NoticeFields& fields, const RequestKey& key);

}  // namespace sverka
