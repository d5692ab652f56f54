// What the module exports (fetch/mail.hpp).
#include "fetch/mail/compose.hpp"
#include "fetch/mail/send.hpp"

extern "C" __attribute__((visibility("default"))) void sverka_mail_module(sverka::MailModule& module) {
  module.compose = sverka::compose_by_gmime;
  module.text_of = sverka::text_by_gmime;
  module.send = sverka::send_by_curl;
}
