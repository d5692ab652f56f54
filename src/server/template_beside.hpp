// The template that a version was held against, to be shown beside its text.
#pragma once

#include <string>

#include "server/visit.hpp"

namespace sverka {

// The text of the template of this report ("", or the name of a JSON report among the papers) as HTML; empty if the report names none that
// is still on the shelf, as of a signed copy, which was held against another paper. Reads the report and, once, the template.
std::string template_beside(DeskContext& context, const Visit& visit, const std::string& report);

}  // namespace sverka
