// Partners' web resources: what is audited, how often, and where notices go.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/accounts.hpp"
#include "store/store.hpp"
#include "store/submissions.hpp"
#include "store/trail.hpp"

namespace sverka {

struct WebResource {
  std::int64_t id = 0, partner = 0;
  std::string partner_name, partner_email;
  std::string url, host;  // as a browser reads it; punycode
  std::string email;      // where notices go; empty: to the partner's own address
  std::string schedule;   // store/schedule.hpp; empty: only when asked
  std::string next_at;    // of the next audit by the schedule, UTC; empty: none
  bool active = true;     // false: it is audited no more
  std::string registered_by, registered_at;
  std::int64_t revision = 0;

  const std::string& recipient() const { return email.empty() ? partner_email : email; }
};

// How audits are spread and repeated; of the settings.
struct AuditTerms {
  std::int64_t spread_minutes = 60;   // the audits of hosts are moved by up to so much
  std::int64_t confirm_minutes = 60;  // between the two audits that a notice needs
  std::int64_t lease_seconds = 600;   // of what a program that does not end well had taken
};

// Each is one transaction with its row in the trail. Errors: usage "url-invalid", "resource-taken" (another registered it),
// "email-invalid", "email-needed" is not one of them: an address may come later; "schedule-invalid", "schedule-never", "stale"; not_found
// "no-such-partner", "no-such-resource"; internal.
struct ResourceWish {
  std::int64_t partner = 0;
  std::string url, email, schedule;
  bool active = true;
};
Result<WebResource> register_resource(Store& store, const Actor& actor, std::int64_t user, const ResourceWish& wish,
                                      const AuditTerms& terms, const RequestKey& request = {});
// Schedule, address of mail and whether it is active; partner and url stay what they are.
Result<WebResource> change_resource(Store& store, const Actor& actor, std::int64_t resource, std::int64_t revision,
                                    const ResourceWish& wish, const AuditTerms& terms, const RequestKey& request = {});

struct ResourceQuestion {
  std::int64_t partner = 0;  // 0: of everybody
  std::string words;         // each must be found in the address and the partner's name
  std::int64_t after = 0;    // a page begins after this id
  std::size_t most = 50;
};
// By id.
std::vector<WebResource> list_resources(StoreWork& work, const ResourceQuestion& question);
std::optional<WebResource> find_resource(StoreWork& work, std::int64_t id);

// One address of mail, without a name: the whole of what SMTP is told.
bool is_mail_address(std::string_view text);

std::string subject_of_resource(std::int64_t id);

}  // namespace sverka
