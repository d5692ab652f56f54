// One request to the desk, with what was found out about it before it is answered: who asks, in which language, for whose submission.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/messages.hpp"
#include "base/date.hpp"
#include "server/http.hpp"
#include "server/json_fields.hpp"
#include "store/accounts.hpp"
#include "store/acts.hpp"
#include "store/resources.hpp"
#include "store/submissions.hpp"

namespace sverka {

class CheckWorkers;
class LedgerKeeper;
struct NoticeOffice;
class LoginThrottle;
class SelfCheck;

struct DeskTerms {
  std::string version;  // of the program
  std::function<Date()> today;
  QueueTerms queue;
  std::size_t workers = 2;  // checks of submissions and acts at a time
  AuditTerms audits;
  std::string xlsx_module = {};          // the path of what writes workbooks; empty: none are written
  const NoticeOffice* office = nullptr;  // what letters are written with; never null at the desk
};

// What every answer may need. It outlives all visits.
struct DeskContext {
  Store& store;
  const Messages& messages;
  SelfCheck& self_check;
  const DeskTerms& terms;
  LoginThrottle& throttle;
  CheckWorkers& workers;
  LedgerKeeper& ledgers;

  // Today as the register of acts writes it.
  std::string day() const { return to_iso(terms.today()); }
};

struct Visit {
  const HttpRequest& request;
  Language language = Language::Russian;
  std::optional<User> user;                            // nobody: not signed in
  std::string csrf;                                    // of the session; empty without one
  bool by_token = false;                               // an API token, not a session
  bool may_write = true;                               // false: a token of the scope "read"
  std::optional<Submission> submission;                // of the address, which the user may see
  std::vector<std::int64_t> numbers;                   // the other numbers of the address, in order
  std::vector<std::string> words;                      // its words
  std::optional<WebResource> resource = std::nullopt;  // of the address, which the user may see
  std::optional<FiledAct> act = std::nullopt;          // likewise
  std::optional<PartnerCompany> partner = std::nullopt;
  JsonFields fields = {};  // of the JSON body; none without one
  std::string place = {};  // the address for the log; empty: there is none

  bool is_partner() const { return user && user->role == Role::Partner; }
  Actor actor() const { return user ? Actor{user->id, user->name} : Actor{}; }
};

}  // namespace sverka
