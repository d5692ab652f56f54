// The template as HTML, to stand beside a document that was held against it.
#pragma once

#include <string>

#include "audit/messages.hpp"
#include "templates/template.hpp"

namespace sverka {

// Its text in reading order, the blanks marked as the report marks what was filled in. Linear in the text.
std::string template_html(const Template& sample, const Messages& messages, Language language);

}  // namespace sverka
