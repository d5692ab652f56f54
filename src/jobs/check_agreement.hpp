// The agreement job: the one face of it for the command line and, later, the server.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "audit/messages.hpp"
#include "base/result.hpp"
#include "checks/load.hpp"
#include "isolation/pool.hpp"

namespace sverka {

// Everything that is loaded once: rules, words, templates.
struct Workshop {
  RuleData data;
  std::vector<Rule> rules;
  std::vector<Template> templates;  // of the templates folder, every edition; empty until load_templates
};

// `checks_folder`: the folder with agreement/, fields/, data/. Errors: bad_rule, not_found.
Result<std::unique_ptr<Workshop>> load_workshop(const std::string& checks_folder);

// One template: a folder (template.docx with template.toml), or any DOCX. Errors: of reading, bad_template.
Result<Template> load_template(const std::string& path, const Workshop& workshop, ReaderPool& pool);
// Every <name>/<edition>/ of a templates folder.
Result<std::vector<Template>> load_templates(const std::string& folder, const Workshop& workshop, ReaderPool& pool);

struct AgreementJob {
  std::string name;                          // of the checked file, for the report
  std::string_view bytes;
  const Template* sample = nullptr;          // null: chosen among Workshop::templates by content
  std::vector<Amendment> amendments;
  Date today;
};

struct CheckedAgreement {
  Report report;
  Document document;
  const Template* sample = nullptr;
  Alignment alignment;
};

Result<CheckedAgreement> check_agreement(const AgreementJob& job, const Workshop& workshop, ReaderPool& pool);

}  // namespace sverka
