// What was appended to a file after it was first written, and what its signatures cover.
#pragma once

#include <string_view>
#include <vector>

#include "readers/pdf/pages.hpp"
#include "readers/pdf/session.hpp"

namespace sverka::pdf {

// `bytes`: the file as it came.
void list_revisions(Session& session, std::string_view bytes, const std::vector<PageNode>& pages);
void list_signatures(Session& session, std::string_view bytes);
// Page objects that stand in no page tree.
void list_unreferenced_pages(Session& session, std::string_view bytes, const std::vector<PageNode>& pages);

}  // namespace sverka::pdf
