// Letters: written as MIME, and given to a server of mail. The libraries that do both stand in a module (fetch/mail/) that is opened when
// there is a letter.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/result.hpp"

namespace sverka {

// Two forms of one text; the reader's program shows one of them.
struct MailLetter {
  std::string from, to;  // addresses alone; without one the field is left to whoever sends it
  std::string reply_to;  // empty: none
  std::string subject, text, html;
  std::string message_id;  // without its angle brackets
  std::int64_t at = 0;     // seconds since 1970: of the Date, which is in Moscow time
};

struct MailTerms {
  std::string server;  // "smtp://mail.example:587", "smtps://..."
  std::string user, password;
  bool needs_tls = true;
  std::chrono::seconds time{60};  // for all of it
  std::string authority = {};     // a file of certificates, PEM, that the server's must come from; empty: those the system trusts
};

// Taken: the server said that it has the letter. Refused: it said that it never will. NotTaken: it did not come so far, or the server asks
// to try later. Unknown: the whole letter was on its way when the connection ended.
enum class MailFate : std::uint8_t { Taken, Refused, NotTaken, Unknown };

struct MailAnswer {
  MailFate fate = MailFate::NotTaken;
  std::string said;  // what went wrong, for people; ASCII
};

struct MailModule {
  // The letter as it goes over the wire; the same letter gives the same bytes. Empty if it cannot be written.
  std::string (*compose)(const MailLetter& letter) = nullptr;
  // The plain text of what compose() wrote.
  std::string (*text_of)(const std::string& composed) = nullptr;
  MailAnswer (*send)(const MailTerms& terms, const std::string& from, const std::string& to, const std::string& composed) = nullptr;
};

// Opens the module; `path` is of the shared library. Errors: unsupported "mail-module-missing".
Result<MailModule> open_mail_module(const std::string& path);

constexpr const char* kDescribeMailModule = "sverka_mail_module";
using DescribeMailModule = void (*)(MailModule& module);

}  // namespace sverka
