// The [schedule] and [mail] sections of sverka.toml: how the desk audits partners' resources, and how notices go out.
//
//   [schedule]
//   spread_minutes  = 60     the audits of hosts are moved by up to so much, each host always alike; 0: not at all
//   confirm_minutes = 60     between the two audits that a notice needs
//   lease_seconds   = 600    what a run that did not end well had taken is free again after so much
//   corpus          = ""     the index of the Company's articles (sverka corpus add)
//   evidence        = ""     the folder of what was fetched; beside the papers if nothing is said
//
//   [mail]
//   server    = "smtp://mail.example:587"   or smtps://; empty: letters are shown and sent by hand
//   from      = "desk@example.com"
//   reply_to  = ""
//   user, password                          the password rather as SVERKA_MAIL_PASSWORD
//   tls       = "required"                  or "none": of a server on this machine
//   authority = ""                          a file of certificates (PEM) that the server's must come from; else those the system trusts
//   seconds   = 60                          for one letter
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "checks/toml.hpp"

namespace sverka {

struct ScheduleSettings {
  std::int64_t spread_minutes = 60, confirm_minutes = 60, lease_seconds = 600;
  std::string corpus, evidence;
};

struct MailSettings {
  std::string server, from, reply_to, user, password, authority;
  bool needs_tls = true;
  std::int64_t seconds = 60;
};

void read_schedule(TableReader table, ScheduleSettings& settings);
void read_mail(TableReader table, MailSettings& settings);

// `name` is the variable's without SVERKA_SCHEDULE_ or SVERKA_MAIL_, in lower case. False: no such key, or not a value of it.
bool override_schedule(ScheduleSettings& settings, std::string_view name, std::string_view value);
bool override_mail(MailSettings& settings, std::string_view name, std::string_view value);

}  // namespace sverka
