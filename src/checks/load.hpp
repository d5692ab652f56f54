// TOML -> rules, lexicon, messages, manifests, amendments. The one place that knows TOML.
//
// Nothing here opens a file: callers hand in the text and the name that errors cite. Errors: bad_rule (bad_template for a manifest),
// where = file:line:column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/messages.hpp"
#include "audit/rule.hpp"
#include "base/result.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// What the rules are compiled with: checks/data.
struct RuleData {
  Lexicon lexicon;
  Messages messages;
  struct Construct {             // a kind of Document::items, see checks/data/constructs.toml
    std::string kind, rule;      // the rule that reports it
    Severity severity = Severity::Error;
    Outcome outcome = Outcome::Failed;
    Sentence name;
  };
  std::vector<Construct> constructs;
};

Result<void> load_lexicon(std::string_view toml, const std::string& file, Lexicon& lexicon);
Result<void> load_messages(std::string_view toml, const std::string& file, Messages& messages);
Result<void> load_constructs(std::string_view toml, const std::string& file, RuleData& data);

// One rule; `id` is the file's name without ".toml", `scope` its folder. `data` must outlive the rule.
Result<Rule> load_rule(std::string_view toml, const std::string& file, const std::string& id, const std::string& scope,
                       const RuleData& data);

Result<TemplateManifest> load_manifest(std::string_view toml, const std::string& file);
Result<std::vector<Amendment>> load_amendments(std::string_view toml, const std::string& file);


}  // namespace sverka
