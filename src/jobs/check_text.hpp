// The text job: a partner's own material, of any format, under the rules of names and words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "base/result.hpp"
#include "jobs/read_material.hpp"
#include "jobs/workshop.hpp"

namespace sverka {

// The scope of the rules of this job; the site job has them too.
std::vector<std::string> text_scopes();

struct TextJob {
  std::string name;  // of the file
  std::string_view bytes;
  Date today;
};

struct CheckedText {
  Report report;
  std::optional<Document> document;  // none of HTML
};

// Errors: those of read_material().
Result<CheckedText> check_text(const TextJob& job, const Workshop& workshop, const MaterialReaders& readers);

// Gives the rules the register of other partners: names and hosts, one a line; "#" begins a remark. Errors: those of read_file().
Result<void> use_partner_register(const std::string& path, Workshop& workshop);

}  // namespace sverka
