#include "fetch/curl/domains.hpp"

#include <libpsl.h>

#include <memory>
#include <string>

namespace sverka {

DomainRules public_suffix_rules() {
  psl_ctx_t* const latest = psl_latest(nullptr);
  const std::shared_ptr<const psl_ctx_t> list = latest != nullptr
                                                    ? std::shared_ptr<const psl_ctx_t>(latest, psl_free)
                                                    : std::shared_ptr<const psl_ctx_t>(psl_builtin(), [](const psl_ctx_t*) {});
  DomainRules rules;
  rules.registrable_domain = [list](std::string_view host) {
    const char* const domain = list == nullptr ? nullptr : psl_registrable_domain(list.get(), std::string(host).c_str());
    return std::string(domain == nullptr ? "" : std::string(host).substr(host.size() - std::string_view(domain).size()));
  };
  rules.is_private_suffix = [list](std::string_view host) {
    const std::string name(host);
    return list != nullptr && psl_is_public_suffix2(list.get(), name.c_str(), PSL_TYPE_PRIVATE) == 1 &&
           psl_is_public_suffix2(list.get(), name.c_str(), PSL_TYPE_ICANN) == 0;
  };
  return rules;
}

}  // namespace sverka
