// The letter of a notice as the desk shows and sends it, made of what the store keeps of its violations.
#pragma once

#include <string>
#include <vector>

#include "audit/messages.hpp"
#include "base/date.hpp"
#include "base/result.hpp"
#include "checks/schedule_settings.hpp"
#include "fetch/mail.hpp"
#include "store/notices.hpp"
#include "store/resources.hpp"

namespace sverka {

// What letters are written with. Everything outlives it.
struct NoticeOffice {
  const Messages& messages;
  std::string checks;     // the folder of the checks, for the calendar
  MailModule module;      // without functions: no letter can be written or sent
  MailSettings settings;  // without a server, or an address to send from: letters are shown, not sent
  bool can_write() const { return module.compose != nullptr && module.text_of != nullptr; }
  bool can_send() const { return can_write() && !settings.server.empty() && is_mail_address(settings.from); }
};

struct WrittenNotice {
  NoticeDays days;
  std::string text, html;  // report/notice.hpp
  std::string composed;    // MIME; empty if the module is missing
};

// As it would be sent at this moment. `evidence`: what the kept pages are found by.
WrittenNotice write_letter(const Notice& notice, const WebResource& resource, const std::vector<Violation>& violations,
                           const std::string& evidence, const std::string& moment, const NoticeOffice& office);

}  // namespace sverka
