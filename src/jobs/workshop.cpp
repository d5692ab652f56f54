#include "jobs/workshop.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/file.hpp"
#include "checks/packed_toml.hpp"
#include "jobs/folder.hpp"

namespace sverka {

namespace {

constexpr std::size_t kRuleFileBytes = std::size_t{4} << 20;
constexpr std::string_view kTextScope = "text";
constexpr std::string_view kDeskScope = "desk";

// Files of sentences that only some jobs say; a start of another is sooner without them. The desk may say any.
struct SentencesOf {
  std::string_view beginning;  // of the file's name
  std::vector<std::string_view> scopes;
};
const std::vector<SentencesOf>& sentences_of_some() {
  static const std::vector<SentencesOf> kFiles = {
      {"messages-desk", {}},
      {"messages-store", {}},
      {"messages-ledger", {"act", "reward"}},
      {"messages-site", {"site"}},
      {"messages-links", {"site", "text"}},
      {"messages-text", {"site", "text"}},
  };
  return kFiles;
}

constexpr std::array<std::string_view, 3> kTextWords = {"brands.toml", "content-words.toml", "tariffs.toml"};

struct RuleFile {
  std::string path, scope;
};

// Loads each of `files` by `load(text, path)`; the first error ends it.
template <class Load>
Result<void> load_each(const std::vector<std::string>& files, const Load& load) {
  for (const std::string& path : files) {
    const Result<std::string> text = read_file(path, kRuleFileBytes);
    if (!text) {
      return fail(text.error());
    }
    if (Result<void> loaded = load(*text, path); !loaded) {
      return loaded;
    }
  }
  return {};
}

bool has_scope(const std::vector<std::string>& scopes, std::string_view scope) {
  return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

bool is_kind(const std::string& path, std::string_view beginning) {
  return file_name(path).compare(0, beginning.size(), beginning) == 0;
}

// Words that only the rules about texts and sites look for stand beside the folder of the lexicon.
Result<void> load_lexicons(const std::string& data_folder, const std::vector<std::string>& scopes, RuleData& data) {
  std::vector<std::string> files = files_in(data_folder + "/lexicon", ".toml");
  if (has_scope(scopes, kTextScope)) {
    for (const std::string_view name : kTextWords) {
      const std::string path = data_folder + "/" + std::string(name);
      if (is_file(path)) {
        files.push_back(path);
      }
    }
  }
  return load_each(files, [&data](const std::string& text, const std::string& path) { return load_lexicon(text, path, data.lexicon); });
}

bool is_said(const std::string& path, const std::vector<std::string>& scopes) {
  const auto& files = sentences_of_some();
  const auto file = std::find_if(files.begin(), files.end(), [&](const SentencesOf& one) { return is_kind(path, one.beginning); });
  return file == files.end() || has_scope(scopes, kDeskScope) ||
         std::any_of(file->scopes.begin(), file->scopes.end(), [&](std::string_view scope) { return has_scope(scopes, scope); });
}

Result<void> load_other_data(const std::string& data_folder, const std::vector<std::string>& scopes, RuleData& data) {
  std::vector<std::string> files = files_in(data_folder, ".toml");
  std::erase_if(files, [&](const std::string& path) {
    return !is_kind(path, "constructs") && !(is_kind(path, "messages") && is_said(path, scopes));  // data of other jobs
  });
  Result<void> loaded = load_each(files, [&data](const std::string& text, const std::string& path) {
    return is_kind(path, "messages") ? load_messages(text, path, data.messages) : load_constructs(text, path, data);
  });
  if (!loaded) {
    return loaded;
  }
  return load_each(files_in(data_folder, "petrovich.tsv"), [&data](const std::string& text, const std::string& path) -> Result<void> {
    Result<NameRules> rules = NameRules::parse(text, path);
    if (!rules) {
      return fail(rules.error());
    }
    data.name_rules = std::move(*rules);
    return {};
  });
}

Result<Rule> load_rule_file(const RuleFile& file, const RuleData& data, Examples examples) {
  const Result<std::string> text = read_file(file.path, kRuleFileBytes);
  if (!text) {
    return fail(text.error());
  }
  return load_rule(*text, file.path, stem(file.path), file.scope, data, examples);
}

Result<void> load_rules(const std::vector<RuleFile>& files, Workshop& workshop, Examples examples) {
  workshop.rules.reserve(files.size());
  for (const RuleFile& file : files) {
    Result<Rule> rule = load_rule_file(file, workshop.data, examples);
    if (!rule) {
      return fail(rule.error());
    }
    workshop.rules.push_back(std::move(*rule));
  }
  return {};
}

}  // namespace

std::vector<std::string> agreement_scopes() {
  return {"agreement", "fields"};
}

Result<std::unique_ptr<Workshop>> open_workshop(const std::string& checks_folder, const std::vector<std::string>& scopes) {
  const std::string data_folder = checks_folder + "/data";
  if (!is_folder(data_folder)) {
    return fail(ErrorCode::NotFound, checks_folder, "checks-not-found");
  }
  auto workshop = std::make_unique<Workshop>();
  if (const Result<void> loaded = load_lexicons(data_folder, scopes, workshop->data); !loaded) {
    return fail(loaded.error());
  }
  return workshop;
}

Result<void> furnish_workshop(Workshop& workshop, const std::string& checks_folder, const std::vector<std::string>& scopes,
                              Examples examples) {
  if (Result<void> loaded = load_other_data(checks_folder + "/data", scopes, workshop.data); !loaded) {
    return loaded;
  }
  std::vector<RuleFile> files;
  for (const std::string& scope : scopes) {
    for (std::string& path : files_in(checks_folder + "/" + scope, ".toml")) {
      files.push_back({std::move(path), scope});
    }
  }
  return load_rules(files, workshop, examples);
}

Result<std::unique_ptr<Workshop>> load_workshop(const std::string& checks_folder, const std::vector<std::string>& scopes,
                                                Examples examples) {
  Result<std::unique_ptr<Workshop>> workshop = open_workshop(checks_folder, scopes);
  if (!workshop) {
    return workshop;
  }
  if (const Result<void> furnished = furnish_workshop(**workshop, checks_folder, scopes, examples); !furnished) {
    return fail(furnished.error());
  }
  return workshop;
}

Result<std::string> pack_checks(const std::string& checks_folder) {
  std::vector<std::string> texts;
  const auto add = [&texts](const std::string& text, const std::string&) -> Result<void> {
    texts.emplace_back(without_examples(text));
    return {};
  };
  std::vector<std::string> folders = {checks_folder + "/data/lexicon"};
  for (const std::string& scope : folders_in(checks_folder)) {
    folders.push_back(checks_folder + "/" + scope);
  }
  for (const std::string& folder : folders) {
    if (const Result<void> added = load_each(files_in(folder, ".toml"), add); !added) {
      return fail(added.error());
    }
  }
  return pack_toml(texts);
}

Messages load_sentences(const std::string& checks_folder) {
  Messages messages;
  for (const std::string& path : files_in(checks_folder + "/data", ".toml")) {
    if (!is_kind(path, "messages")) {
      continue;
    }
    const Result<std::string> text = read_file(path, kRuleFileBytes);
    if (text) {
      // A broken file is reported by the job; here its sentences are missing, no more.
      static_cast<void>(load_messages(*text, path, messages).has_value());
    }
  }
  return messages;
}

}  // namespace sverka
