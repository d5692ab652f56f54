// MIME over GMime; see MailModule.
#pragma once

#include <string>

#include "fetch/mail.hpp"

namespace sverka {

std::string compose_by_gmime(const MailLetter& letter);
std::string text_by_gmime(const std::string& composed);

}  // namespace sverka
