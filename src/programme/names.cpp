#include "programme/names.hpp"

#include <algorithm>

#include "programme/words.hpp"
#include "text/letter.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(mark);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(at + 1);
  }
}

std::optional<NamePart> name_part(std::string_view word) {
  if (word == "lastname") {
    return NamePart::Surname;
  }
  if (word == "firstname") {
    return NamePart::GivenName;
  }
  return word == "middlename" ? std::optional<NamePart>(NamePart::Patronymic) : std::nullopt;
}

// `change` applied to a lower-case word, letter case of the word kept.
std::string change_ending(std::string_view word, std::string_view change) {
  if (change == ".") {
    return std::string(word);
  }
  std::u32string letters = to_code_points(word);
  const bool capitals = letters.size() > 1 && to_upper(word) == word && to_lower(word) != word;
  while (change.starts_with('-')) {
    change.remove_prefix(1);
    if (!letters.empty()) {
      letters.pop_back();
    }
  }
  return to_utf8(letters) + (capitals ? to_upper(change) : std::string(change));
}

}  // namespace

Result<NameRules> NameRules::parse(std::string_view table, const std::string& file) {
  NameRules rules;
  std::size_t line_number = 0;
  for (std::string_view line : split(table, '\n')) {
    ++line_number;
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    const std::vector<std::string_view> columns = split(line, '\t');
    const std::string where = file + ":" + std::to_string(line_number);
    const auto part = name_part(columns[0]);
    if (columns.size() != 10 || !part) {
      return fail(ErrorCode::BadRule, where, "name-rules", "ten columns are due, the first a part of a name");
    }
    Rule rule;
    rule.whole_word = columns[1] == "word";
    rule.gender = columns[2] == "male" ? Gender::Male : columns[2] == "female" ? Gender::Female : Gender::Unknown;
    rule.first_word_only = columns[3] == "first";
    for (std::string_view ending : split(columns[4], ',')) {
      rule.endings.push_back(fold_word(ending));
    }
    for (std::size_t index = 0; index < rule.changes.size(); ++index) {
      rule.changes[index] = std::string(columns[5 + index]);
    }
    rules.rules_[static_cast<std::size_t>(*part)].push_back(std::move(rule));
  }
  if (rules.rules_[0].empty()) {
    return fail(ErrorCode::BadRule, file, "name-rules", "no rule");
  }
  return rules;
}

const NameRules::Rule* NameRules::find(std::string_view lower, NamePart part, Gender gender, bool first_of_several) const {
  for (const Rule& rule : rules_[static_cast<std::size_t>(part)]) {
    if ((rule.first_word_only && !first_of_several) || (rule.gender != Gender::Unknown && rule.gender != gender)) {
      continue;
    }
    for (const std::string& ending : rule.endings) {
      if (rule.whole_word ? lower == ending : lower.ends_with(ending)) {
        return &rule;
      }
    }
  }
  return nullptr;
}

std::string NameRules::decline(std::string_view word, NamePart part, Gender gender, NameCase name_case) const {
  const std::vector<std::string_view> pieces = split(word, '-');
  std::string declined;
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    declined += index > 0 ? "-" : "";
    const Rule* rule = find(fold_word(pieces[index]), part, gender, index == 0 && pieces.size() > 1);
    declined +=
        rule == nullptr ? std::string(pieces[index]) : change_ending(pieces[index], rule->changes[static_cast<std::size_t>(name_case)]);
  }
  return declined;
}

namespace {

bool ends_with_any(std::string_view key, std::span<const std::string> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return key.size() > ending.size() + 2 && key.ends_with(ending); });
}

struct NameToken {
  std::string text;
  std::string key;
  bool initial = false;  // one letter with a full stop
};

// The words of a name, points of initials taken off; nothing if there is anything but words.
std::optional<std::vector<NameToken>> name_tokens(std::string_view text) {
  const std::vector<Word> words = split_words(text);
  std::vector<NameToken> tokens;
  for (std::size_t index = 0; index < words.size(); ++index) {
    const Word& word = words[index];
    if (word.kind != Word::Kind::Letters) {
      return std::nullopt;
    }
    NameToken token{compatible_form(text.substr(word.begin, word.end - word.begin)), word.key, false};
    if (index + 1 < words.size() && words[index + 1].is(".")) {
      // "I.", and two letters for "Yu.", "Dzh." as some offices write them.
      if (to_code_points(word.key).size() > 2) {
        return std::nullopt;
      }
      token.initial = true;
      ++index;
      // "A.-M.": a double name has a double initial.
      const auto is_glued = [&](std::size_t at, std::string_view sign) {
        return at < words.size() && words[at].is(sign) && !words[at].space_before;
      };
      if (is_glued(index + 1, "-") && is_glued(index + 3, ".") && to_code_points(words[index + 2].key).size() <= 2) {
        index += 3;
      }
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

Gender patronymic_gender(const std::string& key, const Lexicon& lexicon) {
  if (ends_with_any(key, lexicon.list("patronymic_male"))) {
    return Gender::Male;
  }
  return ends_with_any(key, lexicon.list("patronymic_female")) ? Gender::Female : Gender::Unknown;
}

FullName with_initials(const std::vector<NameToken>& tokens) {
  FullName name;
  name.initials = true;
  name.surname_last = tokens.front().initial;
  for (const NameToken& token : tokens) {
    std::string& place = !token.initial ? name.surname : name.given.empty() ? name.given : name.patronymic;
    place = token.text;
  }
  return name;
}

}  // namespace

std::optional<FullName> read_full_name(std::string_view text, const Lexicon& lexicon) {
  auto read = name_tokens(text);
  if (!read || read->size() < 2 || read->size() > 4) {
    return std::nullopt;
  }
  std::vector<NameToken>& tokens = *read;
  const auto initials = std::count_if(tokens.begin(), tokens.end(), [](const NameToken& token) { return token.initial; });
  if (initials > 0) {
    const bool at_ends = tokens.front().initial != tokens.back().initial;
    const bool valid = at_ends && initials <= 2 && static_cast<std::size_t>(initials) + 1 == tokens.size();
    return valid ? std::optional<FullName>(with_initials(tokens)) : std::nullopt;
  }
  Gender gender = Gender::Unknown;
  if (tokens.size() == 4) {
    const bool male = matches_any(tokens[3].key, lexicon.list("patronymic_words_male"));
    const bool female = matches_any(tokens[3].key, lexicon.list("patronymic_words_female"));
    if (!male && !female) {
      return std::nullopt;
    }
    gender = male ? Gender::Male : Gender::Female;
    tokens[2].text += " " + tokens[3].text;
    tokens.pop_back();
  }
  FullName name;
  name.surname = tokens[0].text;
  name.given = tokens[1].text;
  if (tokens.size() == 3) {
    name.patronymic = tokens[2].text;
    name.gender = gender != Gender::Unknown ? gender : patronymic_gender(tokens[2].key, lexicon);
    // Given names have no patronymic's ending, surnames may (Mitskevich): the middle word decides first.
    const Gender middle = gender != Gender::Unknown ? Gender::Unknown : patronymic_gender(tokens[1].key, lexicon);
    if (middle != Gender::Unknown) {
      name = {tokens[2].text, tokens[0].text, tokens[1].text, false, true, middle};
    }
  }
  return name;
}

std::string decline(const FullName& name, NameCase name_case, const NameRules& rules) {
  if (name.initials) {
    return name.surname;
  }
  std::string text = rules.decline(name.surname, NamePart::Surname, name.gender, name_case) + " " +
                     rules.decline(name.given, NamePart::GivenName, name.gender, name_case);
  if (!name.patronymic.empty()) {
    const bool two_words = name.patronymic.find(' ') != std::string::npos;
    text += " " + (two_words ? name.patronymic : rules.decline(name.patronymic, NamePart::Patronymic, name.gender, name_case));
  }
  return text;
}

namespace {

constexpr std::array<NameCase, 5> kCases{NameCase::Genitive, NameCase::Dative, NameCase::Accusative, NameCase::Instrumental,
                                         NameCase::Prepositional};

std::size_t common_letters(std::string_view left, std::string_view right) {
  const std::u32string a = to_code_points(left);
  const std::u32string b = to_code_points(right);
  std::size_t count = 0;
  while (count < a.size() && count < b.size() && a[count] == b[count]) {
    ++count;
  }
  return count;
}

// The letters of a folded word without Cyrillic vowels, short i and the soft sign.
std::u32string consonants(std::string_view key) {
  constexpr std::u32string_view kLeftOut = U"\u0430\u0435\u0438\u0439\u043E\u0443\u044B\u044C\u044D\u044E\u044F";
  std::u32string letters = to_code_points(key);
  std::erase_if(letters, [&](char32_t letter) { return kLeftOut.find(letter) != std::u32string_view::npos; });
  return letters;
}

std::size_t length(std::string_view text) {
  return to_code_points(text).size();
}

// `mention` is `word` in the nominative or in one of the cases, for a gender that is possible.
bool is_form_of(std::string_view word, std::string_view mention, NamePart part, Gender gender, const NameRules& rules,
                std::span<const NameCase> cases) {
  const std::string key = fold_word(mention);
  for (Gender possible : {Gender::Male, Gender::Female}) {
    if (gender != Gender::Unknown && gender != possible) {
      continue;
    }
    for (NameCase name_case : cases) {
      if (fold_word(rules.decline(word, part, possible, name_case)) == key) {
        return true;
      }
    }
  }
  return false;
}

NameMatch compare_part(const std::string& left, const std::string& right, NamePart part, Gender gender, const NameRules& rules) {
  const std::string left_key = fold_word(left);
  const std::string right_key = fold_word(right);
  if (left_key == right_key || is_form_of(left, right, part, gender, rules, kCases) ||
      is_form_of(right, left, part, gender, rules, kCases)) {
    return NameMatch::Equal;
  }
  // One stem, other endings: the engine is wrong on some names (Zayats), so this is a question.
  const std::size_t common = common_letters(left_key, right_key);
  const std::size_t longest = std::max(length(left_key), length(right_key));
  const std::size_t least = part == NamePart::Surname ? 4 : 3;
  if (common >= least && common + 3 >= longest) {
    return NameMatch::Near;
  }
  // A vowel may drop out or turn into another letter (Zayats, Zajtsa): the consonants stay.
  const bool vowel_drop = part == NamePart::Surname && common >= 2 && consonants(left_key) == consonants(right_key);
  return vowel_drop ? NameMatch::Near : NameMatch::Different;
}

bool same_first_letter(std::string_view left, std::string_view right) {
  return common_letters(fold_word(left), fold_word(right)) > 0;
}

NameMatch compare_initials(const FullName& left, const FullName& right, const NameRules& rules) {
  const Gender gender = left.gender != Gender::Unknown ? left.gender : right.gender;
  const NameMatch surname = compare_part(left.surname, right.surname, NamePart::Surname, gender, rules);
  if (surname == NameMatch::Different || !same_first_letter(left.given, right.given)) {
    return NameMatch::Different;
  }
  if (!left.patronymic.empty() && !right.patronymic.empty() && !same_first_letter(left.patronymic, right.patronymic)) {
    return NameMatch::Different;
  }
  return surname == NameMatch::Near ? NameMatch::Near : NameMatch::EqualByInitials;
}

}  // namespace

NameMatch compare_names(std::string_view left_text, std::string_view right_text, const NameRules& rules, const Lexicon& lexicon) {
  const auto left = read_full_name(left_text, lexicon);
  const auto right = read_full_name(right_text, lexicon);
  if (!left || !right) {
    return NameMatch::Unreadable;
  }
  if (left->initials || right->initials) {
    return compare_initials(*left, *right, rules);
  }
  const Gender gender = left->gender != Gender::Unknown ? left->gender : right->gender;
  if (left->gender != right->gender && left->gender != Gender::Unknown && right->gender != Gender::Unknown) {
    return NameMatch::Different;
  }
  const auto compare = [&](const FullName& one, const FullName& other) {
    const NameMatch surname = compare_part(one.surname, other.surname, NamePart::Surname, gender, rules);
    const NameMatch given = compare_part(one.given, other.given, NamePart::GivenName, gender, rules);
    const bool one_patronymic = one.patronymic.empty() != other.patronymic.empty();
    const NameMatch patronymic = one_patronymic ? NameMatch::Near
                                 : one.patronymic.empty()
                                     ? NameMatch::Equal
                                     : compare_part(one.patronymic, other.patronymic, NamePart::Patronymic, gender, rules);
    if (surname == NameMatch::Different || given == NameMatch::Different || patronymic == NameMatch::Different) {
      return NameMatch::Different;
    }
    const bool equal = surname == NameMatch::Equal && given == NameMatch::Equal && patronymic == NameMatch::Equal;
    return equal ? NameMatch::Equal : NameMatch::Near;
  };
  const NameMatch as_read = compare(*left, *right);
  if (as_read != NameMatch::Different || !left->patronymic.empty()) {
    return as_read;
  }
  // Two words do not tell which is the surname.
  FullName turned = *left;
  std::swap(turned.surname, turned.given);
  return compare(turned, *right);
}

MentionCase case_of_mention(std::string_view nominative, std::string_view mention, const NameRules& rules, const Lexicon& lexicon) {
  const auto name = read_full_name(nominative, lexicon);
  const auto other = read_full_name(mention, lexicon);
  if (!name || !other || name->initials || other->initials) {
    return MentionCase::Neither;
  }
  constexpr std::array<NameCase, 1> kGenitive{NameCase::Genitive};
  bool as_nominative = true;
  bool as_genitive = true;
  const auto hold = [&](const std::string& word, const std::string& seen, NamePart part) {
    if (word.empty() && seen.empty()) {
      return;
    }
    as_nominative = as_nominative && fold_word(word) == fold_word(seen);
    as_genitive = as_genitive && is_form_of(word, seen, part, name->gender, rules, kGenitive);
  };
  hold(name->surname, other->surname, NamePart::Surname);
  hold(name->given, other->given, NamePart::GivenName);
  if (name->patronymic.find(' ') == std::string::npos) {
    hold(name->patronymic, other->patronymic, NamePart::Patronymic);
  }
  if (as_nominative && as_genitive) {
    return MentionCase::Either;
  }
  return as_nominative ? MentionCase::Nominative : as_genitive ? MentionCase::Genitive : MentionCase::Neither;
}

NameMatch compare_positions(std::string_view left, std::string_view right, const Lexicon& lexicon) {
  const std::vector<Word> one = split_words(left);
  const std::vector<Word> other = split_words(right);
  if (one.empty() || other.empty()) {
    return NameMatch::Unreadable;
  }
  const auto joined = [](const std::vector<Word>& words) {
    std::string text;
    for (const Word& word : words) {
      text += (text.empty() ? "" : " ") + word.key;
    }
    return text;
  };
  const Lexicon::Pairs& genitives = lexicon.pairs("position_genitive");
  const auto is_genitive = [&](const std::string& nominative, const std::string& genitive) {
    const auto found = genitives.find(nominative);
    return found != genitives.end() && found->second == genitive;
  };
  const std::string left_key = joined(one);
  const std::string right_key = joined(other);
  if (left_key == right_key || is_genitive(left_key, right_key) || is_genitive(right_key, left_key)) {
    return NameMatch::Equal;
  }
  if (one.size() != other.size()) {
    return NameMatch::Different;
  }
  const auto endings = lexicon.list("noun_endings");
  for (std::size_t index = 0; index < one.size(); ++index) {
    const std::size_t letters = common_letters(one[index].key, other[index].key);
    const auto rest = [&](const std::string& key) { return to_utf8(to_code_points(key).substr(letters)); };
    const bool same = one[index].key == other[index].key;
    const bool endings_only = letters >= 3 && std::find(endings.begin(), endings.end(), rest(one[index].key)) != endings.end() &&
                              std::find(endings.begin(), endings.end(), rest(other[index].key)) != endings.end();
    if (!same && !endings_only) {
      return NameMatch::Different;
    }
  }
  return NameMatch::Equal;
}

std::vector<std::pair<std::string_view, std::string_view>> organisation_forms(const Lexicon& lexicon) {
  const Lexicon::Pairs& pairs = lexicon.pairs("organisation_form");
  std::vector<std::pair<std::string_view, std::string_view>> forms(pairs.begin(), pairs.end());
  std::stable_sort(forms.begin(), forms.end(), [](const auto& one, const auto& other) { return one.first.size() > other.first.size(); });
  return forms;
}

}  // namespace sverka
