// What a PDF can do or carry beside its pages: actions, scripts, attached files.
#pragma once

#include <cstdint>

#include "document/document.hpp"
#include "readers/pdf/object.hpp"
#include "readers/pdf/session.hpp"

namespace sverka::pdf {

// Of an annotation, a page, a field or the catalog: its A, AA and OpenAction, with the actions that follow them.
void list_actions(Session& session, const Object& owner, std::uint32_t page, const Box& box);

// A file specification with an embedded file.
void list_attachment(Session& session, const Object& specification, std::uint32_t page);

// Of the whole document: scripts and files by name, portfolio, outlines, XFA.
void list_document_actions(Session& session);

}  // namespace sverka::pdf
