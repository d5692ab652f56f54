// The evidence that the example of a rule describes: a template, a document filled in on it, and what else it names.
#pragma once

#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "audit/evidence.hpp"
#include "checks/card_sheet.hpp"
#include "document/notation.hpp"
#include "programme/card/bank_directory.hpp"
#include "support/checks_data.hpp"
#include "templates/match.hpp"

namespace sverka::test {

// The parts of Evidence, which itself only points to them.
struct ExampleEvidence {
  Document document;
  Template sample;
  Alignment alignment;
  CardSheet card;
  BankDirectory banks;
  Evidence evidence;
};

// "=== name" and lines up to the next such line.
inline std::map<std::string, std::string> sections_of(const std::string& input) {
  std::map<std::string, std::string> sections;
  std::istringstream lines(input);
  std::string line, name;
  while (std::getline(lines, line)) {
    if (line.starts_with("=== ")) {
      name = line.substr(4);
      sections[name] = "";
    } else {
      sections[name] += line + "\n";
    }
  }
  return sections;
}

inline std::string one_line(const std::string& text) {
  const std::size_t end = text.find_last_not_of('\n');
  return end == std::string::npos ? "" : text.substr(0, end + 1);
}

// "none", "ambiguous: one, other", "outdated: 2023-01".
inline void read_choice(const std::string& text, ExampleEvidence& made) {
  TemplateChoice& choice = made.evidence.choice;
  if (text == "none" || text.starts_with("ambiguous: ")) {
    choice.way = text == "none" ? TemplateChoice::Way::None : TemplateChoice::Way::Ambiguous;
    if (text != "none") {
      choice.candidates = {text.substr(11)};
    }
    made.evidence.sample = nullptr;
    made.evidence.alignment = nullptr;
    made.evidence.values.clear();
  } else if (text.starts_with("outdated: ")) {
    choice.outdated = true;
    choice.newest_edition = text.substr(10);
  } else {
    throw std::runtime_error("no choice of a template is called " + text);
  }
}

inline std::unique_ptr<ExampleEvidence> evidence_of(const std::string& input) {
  std::map<std::string, std::string> sections = sections_of(input);
  const RuleData& data = rule_data();
  auto made = std::make_unique<ExampleEvidence>();

  auto sample = parse_notation(sections["template"]);
  auto document = parse_notation(sections["document"]);
  demand(sample);
  demand(document);
  TemplateManifest manifest;
  manifest.identity.bare = sections.count("manifest") == 0;
  manifest.identity.name = "example";
  if (sections.count("manifest") != 0) {
    auto read = load_manifest(sections["manifest"], "template.toml");
    demand(read);
    manifest = std::move(*read);
  }
  auto built = build_template(std::move(*sample), manifest, data.lexicon);
  demand(built);
  made->sample = std::move(*built);
  made->document = std::move(*document);
  made->alignment = match(made->document, made->sample, data.lexicon);

  Evidence& evidence = made->evidence;
  evidence.today = *parse_iso_date(sections.count("today") != 0 ? one_line(sections["today"]) : "2026-11-22");
  evidence.lexicon = &data.lexicon;
  evidence.document = &made->document;
  evidence.sample = &made->sample;
  evidence.alignment = &made->alignment;
  evidence.values = read_values(made->sample, made->alignment, data.lexicon);
  if (sections.count("amendments") != 0) {
    auto amendments = load_amendments(sections["amendments"], "amendments.toml");
    demand(amendments);
    evidence.amendments = std::move(*amendments);
  }
  if (sections.count("card") != 0) {
    auto card = parse_notation(sections["card"]);
    demand(card);
    made->card = make_card_sheet(*card, "card.docx", data.lexicon);
    evidence.card = &made->card;
  }
  if (sections.count("banks") != 0) {
    auto banks = parse_bank_directory(sections["banks"], "banks.xml");
    demand(banks);
    made->banks = std::move(*banks);
    evidence.banks = &made->banks;
  }
  if (sections.count("choice") != 0) {
    read_choice(one_line(sections["choice"]), *made);
  }
  return made;
}

}  // namespace sverka::test
