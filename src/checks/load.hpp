// TOML -> rules, lexicon, messages, manifests, amendments.
//
// Nothing here opens a file: callers hand in the text and the name that errors cite. Errors: bad_rule (bad_template for a manifest,
// usage for amendments), where = file:line:column, reason "toml-malformed", "rule-invalid" or "manifest-invalid", detail in English.
// Unknown keys are errors everywhere.
//
// A rule file:
//   title.ru = "..."   title.en = "..."     likewise why, message, advice; message and advice may name {expected}, {observed},
//                                           {clause}, ... as the kind of check gives them
//   source = ["5.6", "5.9"]                 clauses of the programme
//   severity = "error"                      or "warning", "note"
//   on_fail = "failed"                      or "cannot_tell": a person decides
//   responsible = "partner"                 or "company", "client"
//   kind = "deviations"                     a name of registry.cpp
//   yields_to = ["hidden-text"]             optional, see Rule
//   [parameters]                            of the kind of check
//   [[examples]]                            last in the file: name, outcome, and the evidence as texts. Over documents: template
//                                           (or that of the example above), document, both in the notation of
//                                           document/notation.hpp; manifest and amendments in TOML; today; choice. Over a ledger:
//                                           base (or that of the example above) and tables, each table under a line with its file's
//                                           name; period, today. Over a site: html, article (or that of the example above) and policy,
//                                           see tests/support/example_site.hpp. Example::input
//                                           holds them one after another, each under its line "=== name".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "audit/messages.hpp"
#include "audit/rule.hpp"
#include "base/result.hpp"
#include "programme/names.hpp"
#include "templates/template.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// What the rules are compiled with: checks/data.
struct RuleData {
  Lexicon lexicon;
  Messages messages;
  NameRules name_rules;
  struct Construct {  // a kind of Document::items, see checks/data/constructs.toml
    // What Item::value is: a Target equal to the shown text is harmless, an Instruction of a layout field or of
    // the template too; an empty header is said with the header that was edited; a Revision that
    // touches no page is harmless, and so is a text Said in other letters of the same meaning than those shown (detail).
    enum class ValueIs : std::uint8_t { Name, Text, Target, Instruction, Bookmark, HeaderUse, Revision, Said };
    std::string kind, rule;  // the rule that reports it; empty: nobody, it is harmless
    Severity severity = Severity::Error;
    Outcome outcome = Outcome::Failed;
    Sentence name;
    ValueIs value_is = ValueIs::Name;
    bool in_slots = true;  // false: harmless inside the value of a slot
    bool alone = false;    // said also where there is no template to hold the document against
    bool by_kind = false;  // held against the template's by number, since the value may hold what was filled in
  };
  std::vector<Construct> constructs;
};

// TOML tables: [lists] name = [...]; [numbers.NAME] word = 5; [pairs.NAME] word = "word".
Result<void> load_lexicon(std::string_view toml, const std::string& file, Lexicon& lexicon);
// Tables of sentences: [error.zip-truncated] ru, en -> key "error.zip-truncated". Depth is free.
Result<void> load_messages(std::string_view toml, const std::string& file, Messages& messages);
Result<void> load_constructs(std::string_view toml, const std::string& file, RuleData& data);

enum class Examples : std::uint8_t { Skip, Parse };

// A rule file without its examples, which stand last: what load_rule() parses when they are skipped.
std::string_view without_examples(std::string_view toml);

// One rule; `id` is the file's name without ".toml", `scope` its folder. `data` must outlive the rule, and must not move.
Result<Rule> load_rule(std::string_view toml, const std::string& file, const std::string& id, const std::string& scope,
                       const RuleData& data, Examples examples = Examples::Skip);

// name, edition, job, in_force_from, in_force_to, agreements = [["client_inn", "requisites_inn"]], repeated_rows = [["item", "price"]],
// [[slots]] slot, name, schema, required, choices.
Result<TemplateManifest> load_manifest(std::string_view toml, const std::string& file);

// [[amendments]] agreement_number, client_inn, clause, text, approved_by, approved_on.
Result<std::vector<Amendment>> load_amendments(std::string_view toml, const std::string& file);

}  // namespace sverka
