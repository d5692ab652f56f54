// Annotations and form fields of a page: their appearances drawn over it, and what they are listed as.
#pragma once

#include "readers/pdf/interpreter.hpp"
#include "readers/pdf/pages.hpp"
#include "readers/pdf/session.hpp"

namespace sverka::pdf {

// Draws after the page's own content, in the order of the file.
void draw_annotations(Session& session, const PageNode& node, Page& page, Interpreter& interpreter);

// The name of a field with those of its parents: "form.name". Bounded.
std::string field_name(const Object& field);
// An entry of a field or of its parents.
Object inherited_entry(const Object& field, std::string_view key);

}  // namespace sverka::pdf
