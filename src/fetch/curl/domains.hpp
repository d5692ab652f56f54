// The public suffix list.
#pragma once

#include "web/scope.hpp"

namespace sverka {

DomainRules public_suffix_rules();

}  // namespace sverka
