// SMTP over libcurl; see MailModule.
#pragma once

#include <string>

#include "fetch/mail.hpp"

namespace sverka {

MailAnswer send_by_curl(const MailTerms& terms, const std::string& from, const std::string& to, const std::string& composed);

}  // namespace sverka
