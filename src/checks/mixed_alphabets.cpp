// kind = "mixed-alphabets": words in values that mix alphabets, or that are written in letters that only look like those of a
// known word (list "look_alike_words" of the lexicon: forms of organisations). No parameters.
//
// {slot}, {value}, {observed}: the words. In a name it may be meant, so it is the rule's on_fail that decides; in a code no letter
// can be meant: failed. Clause 5.7.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

bool is_code(FieldSchema schema) {
  switch (schema) {
    case FieldSchema::Inn:
    case FieldSchema::Kpp:
    case FieldSchema::InnKpp:
    case FieldSchema::Ogrn:
    case FieldSchema::Account:
    case FieldSchema::CorrespondentAccount:
    case FieldSchema::Bic:
      return true;
    default:
      return false;
  }
}

class LookAlikes {
 public:
  explicit LookAlikes(const Lexicon& lexicon) {
    for (const std::string& word : lexicon.list("look_alike_words")) {
      words_.insert(word);
      skeletons_.insert(skeleton(word));
    }
  }

  // Looks like a known word, and is another.
  bool fakes(const std::string& word) const {
    return skeletons_.count(skeleton(word)) != 0 && words_.count(word) == 0 && words_.count(to_lower(word)) == 0 &&
           words_.count(to_upper(word)) == 0;
  }

 private:
  std::set<std::string> words_, skeletons_;
};

bool plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char sign) { return static_cast<unsigned char>(sign) < 0x80; });
}

// A value in one alphabet needs no closer look; ASCII alone may still fake a Cyrillic word.
std::string suspects(std::string_view raw, const LookAlikes& look_alikes) {
  std::string words;
  tokenize(raw, [&](const Token& token, std::string_view key) {
    if (token.kind != TokenKind::Word) {
      return;
    }
    const std::string word(key);
    const bool mixed = !plain_ascii(word) && mixes_alphabets(word);
    if (mixed || look_alikes.fakes(word)) {
      words += (words.empty() ? "" : ", ") + std::string(raw.substr(token.begin, token.end - token.begin));
    }
  });
  return words;
}

}  // namespace

Check make_mixed_alphabets(Head head, TableReader&) {
  const LookAlikes look_alikes(head->lexicon());
  return [head, look_alikes](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const std::vector<FilledSlot> slots = filled_slots(evidence);
    std::vector<Finding> findings;
    for (const FilledSlot& filled : slots) {
      const std::string words = suspects(filled.value->raw, look_alikes);
      if (words.empty()) {
        continue;
      }
      Finding finding = value_finding(*head, evidence, filled, "", {{"observed", plain(words)}});
      finding.deviation_class = DeviationClass::LookAlike;
      if (is_code(filled.slot->schema)) {
        finding.outcome = Outcome::Failed;
        finding.severity = Severity::Error;
      }
      findings.push_back(std::move(finding));
    }
    return slots.empty() ? Verdict{Outcome::Inapplicable, {}, {}} : verdict_of(std::move(findings));
  };
}

}  // namespace sverka
