#include "fetch/mail.hpp"

#include "base/shared_library.hpp"

namespace sverka {

Result<MailModule> open_mail_module(const std::string& path) {
  const Result<DescribeMailModule> describe = open_function<DescribeMailModule>(path, kDescribeMailModule, "mail-module-missing");
  if (!describe) {
    return fail(describe.error());
  }
  MailModule module;
  (*describe)(module);
  return module;
}

}  // namespace sverka
