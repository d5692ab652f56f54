// Everything that every job needs and that is loaded once: rules and the data that they are compiled with.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/rule.hpp"
#include "base/result.hpp"
#include "checks/load.hpp"

namespace sverka {

struct Workshop {
  RuleData data;            // the rules point into it: a Workshop does not move
  std::vector<Rule> rules;  // by scope as asked for, then by id
};

// `checks_folder` has data/ and a folder of rules for each scope, such as agreement/ and fields/; a scope
// without a folder has no rules. The sentences of the desk's pages come with scope "desk". Errors: bad_rule; not_found with reason
// "checks-not-found".
Result<std::unique_ptr<Workshop>> load_workshop(const std::string& checks_folder, const std::vector<std::string>& scopes,
                                                Examples examples = Examples::Skip);

// The same in two steps, for whoever can use the lexicon while the rules are loading: the second changes all but the lexicon.
Result<std::unique_ptr<Workshop>> open_workshop(const std::string& checks_folder, const std::vector<std::string>& scopes);
Result<void> furnish_workshop(Workshop& workshop, const std::string& checks_folder, const std::vector<std::string>& scopes,
                              Examples examples = Examples::Skip);

// The scopes of the agreement job.
std::vector<std::string> agreement_scopes();

// All the TOML files of a folder of checks, parsed (checks/packed_toml.hpp). Errors: those of read_file().
Result<std::string> pack_checks(const std::string& checks_folder);

// The sentences alone, for errors and help. What cannot be read is left out: a message is then its key.
Messages load_sentences(const std::string& checks_folder);

}  // namespace sverka
