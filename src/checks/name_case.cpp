// kind = "name-case": the name and position after "v litse" stand in the genitive and mean the person who signs. No parameters.
//
// {slot}, {value}, {expected}: the genitive that the rules of declension give; {reason}: the sentence "name.<what is wrong>".
// Endings that only differ from what the rules give are a question: the rules are right for most names, not for all. Clause 5.7.
#include <algorithm>
#include <utility>

#include "checks/fields.hpp"
#include "checks/findings.hpp"
#include "checks/signatory.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

struct Mention {
  FilledSlot filled;
  Signatory signatory;
  bool in_genitive = false;  // the sentence wants the genitive
};

enum class Fault { None, Nominative, Ending, OtherPerson, PositionNominative };

std::string_view key_of(Fault fault) {
  switch (fault) {
    case Fault::Nominative:
      return "name.nominative";
    case Fault::Ending:
      return "name.ending";
    case Fault::OtherPerson:
      return "name.other-person";
    case Fault::PositionNominative:
      return "name.position-nominative";
    case Fault::None:
      break;
  }
  return "";
}

bool ends_in_any(std::string_view word, std::span<const std::string> endings) {
  const std::string lower = fold_word(word);
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return lower.ends_with(ending); });
}

// Without another mention, the patronymic alone tells the nominative.
Fault judge_alone(const Mention& mention, const Lexicon& lexicon) {
  const auto& read = mention.signatory.read;
  const bool nominative = read && !read->initials && ends_in_any(read->patronymic, lexicon.list("patronymic_nominative"));
  return nominative ? Fault::Nominative : Fault::None;
}

Fault judge_against(const Mention& mention, const Mention& reference, const RuleHead& head) {
  const NameRules& rules = head.data->name_rules;
  const Lexicon& lexicon = head.lexicon();
  switch (compare_names(reference.signatory.name, mention.signatory.name, rules, lexicon)) {
    case NameMatch::Different:
      return Fault::OtherPerson;
    case NameMatch::Near:
      return Fault::Ending;
    case NameMatch::Unreadable:
      return Fault::None;
    case NameMatch::EqualByInitials:
      return judge_alone(mention, lexicon);
    case NameMatch::Equal:
      break;
  }
  switch (case_of_mention(reference.signatory.name, mention.signatory.name, rules, lexicon)) {
    case MentionCase::Nominative:
      return Fault::Nominative;
    case MentionCase::Neither:
      return Fault::Ending;
    default:
      return Fault::None;
  }
}

// The position, word by word, begins with the nominative of a known one and not with its genitive.
bool position_in_nominative(std::string_view position, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(position);
  std::string folded;
  for (const Word& word : words) {
    if (word.kind == Word::Kind::Letters) {
      folded += word.key + ' ';
    }
  }
  const auto& pairs = lexicon.pairs("position_genitive");
  return std::any_of(pairs.begin(), pairs.end(),
                     [&](const auto& pair) { return pair.first != pair.second && folded.starts_with(pair.first + " "); });
}

// No words of the template divide the two slots.
bool stands_against(const Template& sample, const Mention& first, const Mention& second) {
  return first.in_genitive && first.filled.slot->block == second.filled.slot->block &&
         fold_spaces(words_before(sample, *second.filled.slot)).empty();
}

std::vector<Mention> mentions_of(const RuleHead& head, const Evidence& evidence) {
  std::vector<Mention> mentions;
  for (const FilledSlot& filled : filled_slots(evidence, {FieldSchema::PersonName, FieldSchema::Position})) {
    Mention mention{filled, {}, genitive_is_due(*evidence.sample, *filled.slot, head.lexicon())};
    if (filled.slot->schema == FieldSchema::Position) {
      mention.signatory.position = filled.value->raw;
    } else {
      mention.signatory = read_signatory(filled.value->raw, head.lexicon());
    }
    if (mention.in_genitive && !mentions.empty() && stands_against(*evidence.sample, mentions.back(), mention)) {
      // Where one slot ends and the next begins cannot be seen: the two are read as one.
      mention.signatory = read_signatory(mentions.back().filled.value->raw + " " + filled.value->raw, head.lexicon());
      mentions.pop_back();
    }
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

// A contact or a manager is another person by right; only who signs is the same everywhere.
bool speaks_of_signatory(const Mention& mention) {
  return mention.filled.slot->name.find("sign") != std::string::npos;
}

// The party's other mention in the nominative: the signature, the requisites. A full name before initials.
const Mention* reference_of(const std::vector<Mention>& mentions, const Mention& to) {
  const Mention* best = nullptr;
  for (const Mention& other : mentions) {
    if (other.in_genitive || !other.signatory.read || !speaks_of_signatory(other) ||
        party_of(other.filled.slot->name) != party_of(to.filled.slot->name)) {
      continue;
    }
    if (best == nullptr || (best->signatory.read->initials && !other.signatory.read->initials)) {
      best = &other;
    }
  }
  return best;
}

std::string genitive_of(const Mention& mention, const Mention* reference, const RuleHead& head) {
  const Mention& known = reference != nullptr ? *reference : mention;
  if (!known.signatory.read || known.signatory.read->initials) {
    return reference != nullptr ? reference->signatory.name : std::string();
  }
  return decline(*known.signatory.read, NameCase::Genitive, head.data->name_rules);
}

Finding finding_of(const RuleHead& head, const Evidence& evidence, const Mention& mention, const Mention* reference, Fault fault) {
  const bool of_position = fault == Fault::PositionNominative;
  Finding finding = value_finding(head, evidence, mention.filled, of_position ? std::string() : genitive_of(mention, reference, head),
                                  {{"reason", words(head, std::string(key_of(fault)))}});
  const bool guessed = mention.filled.slot->schema_guessed || (reference != nullptr && reference->filled.slot->schema_guessed);
  if (fault == Fault::Ending || (fault == Fault::OtherPerson && guessed)) {
    finding.outcome = Outcome::CannotTell;
    finding.severity = Severity::Warning;
  }
  if (fault == Fault::OtherPerson && reference != nullptr) {
    add_locations(finding, evidence, reference->filled.value->places);
  }
  return finding;
}

// The text of the template says the surname: the Company's own signatory.
bool names_in_template(const Template& sample, const FullName& name) {
  const std::string surname = fold_word(name.surname);
  return std::any_of(sample.document.blocks.begin(), sample.document.blocks.end(), [&](const Block& block) {
    const std::vector<Word> words = split_words(block.text);
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.key == surname; });
  });
}

// A name written beside a signature that no other value and no text of the template knows.
void add_signatures(const RuleHead& head, const Evidence& evidence, const std::vector<Mention>& mentions, std::vector<Finding>& findings) {
  const bool known =
      std::any_of(mentions.begin(), mentions.end(), [](const Mention& one) { return one.in_genitive && one.signatory.read; });
  if (!known) {
    return;
  }
  const Lexicon& lexicon = head.lexicon();
  for (const FilledSlot& filled : filled_slots(evidence, {FieldSchema::Signature, FieldSchema::PersonName})) {
    const std::vector<Word> slot_words = split_words(filled.slot->name);
    const bool of_signature = filled.slot->schema == FieldSchema::Signature ||
                              std::any_of(slot_words.begin(), slot_words.end(),
                                          [&](const Word& word) { return matches_any(word.key, lexicon.list("signature_slot_words")); });
    const std::string_view raw = filled.value->raw;
    const std::string_view name = raw.substr(0, raw.find_last_not_of("/ ") + 1);
    const auto read = read_full_name(name, lexicon);
    const std::vector<Word> name_words = split_words(name);
    const bool is_position = !name_words.empty() && matches_any(name_words.back().key, lexicon.list("position_words"));
    if (!of_signature || !read || is_position || names_in_template(*evidence.sample, *read)) {
      continue;
    }
    const bool anybody = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& other) {
      return other.filled.value != filled.value && other.signatory.read &&
             compare_names(name, other.signatory.name, head.data->name_rules, lexicon) != NameMatch::Different;
    });
    if (!anybody) {
      findings.push_back(value_finding(head, evidence, filled, "", {{"reason", words(head, "name.signed-by-nobody")}}));
      findings.back().outcome = Outcome::CannotTell;
      findings.back().severity = Severity::Warning;
    }
  }
}

}  // namespace

Check make_name_case(Head head, TableReader&) {
  return [head](const Evidence& evidence) {
    if (!was_compared(evidence)) {
      return not_compared();
    }
    const std::vector<Mention> mentions = mentions_of(*head, evidence);
    std::vector<Finding> findings;
    bool any = false;
    for (const Mention& mention : mentions) {
      if (!mention.in_genitive) {
        continue;
      }
      any = true;
      const Mention* reference = reference_of(mentions, mention);
      Fault fault = Fault::None;
      if (mention.signatory.read) {
        fault = reference != nullptr ? judge_against(mention, *reference, *head) : judge_alone(mention, head->lexicon());
      }
      if (fault == Fault::None && position_in_nominative(mention.signatory.position, head->lexicon())) {
        fault = Fault::PositionNominative;
      }
      if (fault != Fault::None) {
        findings.push_back(finding_of(*head, evidence, mention, reference, fault));
      }
    }
    add_signatures(*head, evidence, mentions, findings);
    return any ? verdict_of(std::move(findings)) : Verdict{Outcome::Inapplicable, {}, {}};
  };
}

}  // namespace sverka
