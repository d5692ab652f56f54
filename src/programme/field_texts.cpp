// Contacts, names, papers of authority, addresses and other texts. Only their shape: what else they may hold
// is value_abuse.cpp's.

#include <algorithm>

#include "programme/dates.hpp"
#include "programme/field_shapes.hpp"
#include "programme/names.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

std::vector<std::string> split_list(std::string_view raw, std::string_view marks) {
  std::vector<std::string> parts;
  std::string part;
  for (char letter : raw) {
    if (marks.find(letter) == std::string_view::npos) {
      part += letter;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  if (!part.empty()) {
    parts.push_back(std::move(part));
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ", ") + part;
  }
  return text;
}

bool is_host(std::string_view host) {
  const std::size_t point = host.rfind('.');
  if (point == std::string_view::npos || point == 0 || host.find("..") != std::string_view::npos || host.ends_with('-')) {
    return false;
  }
  std::size_t top_letters = 0;
  for (std::size_t at = 0; at < host.size();) {
    const std::size_t before = at;
    const char32_t letter = next_code_point(host, at);
    if (!is_letter(letter) && !is_digit(letter) && letter != '-' && letter != '.') {
      return false;
    }
    top_letters += before > point && is_letter(letter) ? 1 : 0;
  }
  return top_letters >= 2;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) {
    return false;
  }
  const std::string_view local = text.substr(0, at);
  constexpr std::string_view kRefused = "()<>[]:;,\\\"";
  const bool local_fits = !local.starts_with('.') && !local.ends_with('.') && local.find_first_of(kRefused) == std::string_view::npos;
  return local_fits && is_host(text.substr(at + 1));
}

// Addresses of a value are its parts that hold an "@"; labels and other words between them are passed over.
FieldReading read_email(std::string_view raw) {
  std::vector<std::string> emails;
  for (std::string& part : split_list(raw, " ,;\n\t")) {
    while (part.ends_with('.') || part.ends_with('_') || part.ends_with('>') || part.ends_with(')')) {
      part.pop_back();
    }
    part.erase(0, part.find_first_not_of("_<(:"));
    // "e-mail:name@host"
    const std::size_t colon = part.rfind(':');
    part.erase(0, colon == std::string::npos ? 0 : colon + 1);
    if (part.find('@') == std::string::npos) {
      continue;
    }
    if (!is_email(part)) {
      return {false, "", "email-shape"};
    }
    emails.push_back(to_lower(part));
  }
  return emails.empty() ? FieldReading{false, "", "email-shape"} : FieldReading{true, joined(emails), ""};
}

FieldReading read_site(std::string_view raw) {
  std::vector<std::string> hosts;
  for (std::string& part : split_list(raw, " ,;\n\t")) {
    std::string site = to_lower(part);
    for (std::string_view scheme : {"https://", "http://", "www."}) {
      if (site.starts_with(scheme)) {
        site.erase(0, scheme.size());
      }
    }
    const std::string host = site.substr(0, site.find_first_of("/?#"));
    if (is_host(host)) {
      while (site.ends_with('/') || site.ends_with('.')) {
        site.pop_back();
      }
      hosts.push_back(site);
    }
  }
  return hosts.empty() ? FieldReading{false, "", "site-shape"} : FieldReading{true, joined(hosts), ""};
}

FieldReading read_phone(std::string_view raw) {
  constexpr std::size_t kLeast = 5;
  constexpr std::size_t kMost = 15;
  constexpr std::size_t kRussian = 11;
  std::vector<std::string> phones;
  for (const std::string& part : split_list(raw, ",;\n/")) {
    std::string digits;
    bool extension = false;
    for (const Word& word : split_words(part)) {
      if (word.kind == Word::Kind::Letters) {
        // "ext. 12" behind a number; a label before it is nothing.
        extension = extension || !digits.empty();
      } else if (word.kind == Word::Kind::Digits && !extension) {
        digits += word.key;
      }
    }
    if (digits.empty() || (digits.size() < kLeast && !phones.empty())) {
      continue;
    }
    if (digits.size() < kLeast || digits.size() > kMost) {
      return {false, "", "phone-shape"};
    }
    // A number of Russia has ten digits behind the code of the country.
    if (fold_spaces(part).find("+7") != std::string::npos && digits.starts_with('7') && digits.size() != kRussian) {
      return {false, "", "phone-shape"};
    }
    const bool russian = digits.size() == kRussian && (digits[0] == '8' || digits[0] == '7');
    phones.push_back(russian ? "+7" + digits.substr(1) : digits);
  }
  return phones.empty() ? FieldReading{false, "", "phone-shape"} : FieldReading{true, joined(phones), ""};
}

bool has_letter(std::span<const Word> words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.kind == Word::Kind::Letters; });
}

FieldReading read_person(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  // The slot behind "represented by" takes the position too.
  std::size_t first = 0;
  while (first < words.size() && (words[first].is(",") || words[first].is(".") || words[first].is("-") || words[first].is("/") ||
                                  matches_any(words[first].key, lexicon.list("position_words")))) {
    ++first;
  }
  std::size_t last = first;
  while (last < words.size() && (words[last].kind == Word::Kind::Letters || words[last].is(".") || words[last].is("-"))) {
    ++last;
  }
  if (first == last) {
    return {false, "", "person-name-shape"};
  }
  const std::string name = fold_spaces(raw.substr(words[first].begin, words[last - 1].end - words[first].begin));
  if (const auto full = read_full_name(name, lexicon)) {
    return {true, name, full->initials ? "person-name-initials" : ""};
  }
  std::size_t capitals = 0;
  for (std::size_t index = first; index < last; ++index) {
    capitals += words[index].capital && to_code_points(words[index].key).size() > 1 ? 1 : 0;
  }
  return capitals >= 2 ? FieldReading{true, name, ""} : FieldReading{false, "", "person-name-shape"};
}

constexpr std::size_t kLongestDate = 80;  // bytes

bool has_date(std::string_view raw, std::span<const Word> words, const Lexicon& lexicon) {
  for (const Word& word : words) {
    if (word.kind != Word::Kind::Digits && !word.is("\"")) {
      continue;
    }
    const DateState state = read_date(raw.substr(word.begin, kLongestDate), lexicon).state;
    if (state == DateState::Read || state == DateState::Impossible) {
      return true;
    }
  }
  return false;
}

bool has_number(std::span<const Word> words, const Lexicon& lexicon) {
  for (std::size_t index = 0; index < words.size(); ++index) {
    const bool mark = words[index].is("#") || matches_any(words[index].key, lexicon.list("number_words_of_documents"));
    if (mark && index + 1 < words.size() && (words[index + 1].kind != Word::Kind::Sign || words[index + 1].is("."))) {
      return true;
    }
    if (phrase_length_at(words, index, lexicon.list("without_number_words")) > 0) {
      return true;
    }
  }
  return false;
}

FieldReading read_basis(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  const auto any = [&](std::string_view list) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return matches_any(word.key, lexicon.list(list)); });
  };
  if (!any("basis_words")) {
    return {false, "", "basis-shape"};
  }
  std::string normal = fold_spaces(raw);
  if (any("power_of_attorney_words")) {
    if (!has_number(words, lexicon)) {
      return {false, std::move(normal), "basis-number-missing"};
    }
    if (!has_date(raw, words, lexicon)) {
      return {false, std::move(normal), "basis-date-missing"};
    }
  }
  return {true, std::move(normal), ""};
}

FieldReading read_city(std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  std::size_t first = 0;
  while (first < words.size() && (words[first].is(".") || matches_any(words[first].key, lexicon.list("city_labels")))) {
    ++first;
  }
  if (first == words.size() || !has_letter(std::span(words).subspan(first))) {
    return {false, "", "city-shape"};
  }
  return {true, fold_spaces(raw.substr(words[first].begin)), ""};
}

}  // namespace

FieldReading read_contact_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon) {
  static_cast<void>(lexicon);
  return schema == FieldSchema::Email ? read_email(raw) : schema == FieldSchema::Site ? read_site(raw) : read_phone(raw);
}

FieldReading read_text_field(FieldSchema schema, std::string_view raw, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(raw);
  const bool letters = has_letter(words);
  const bool digits = std::any_of(words.begin(), words.end(), [](const Word& word) { return word.kind == Word::Kind::Digits; });
  const auto plain = [&](bool fits, const char* problem) {
    return fits ? FieldReading{true, fold_spaces(raw), ""} : FieldReading{false, "", problem};
  };
  switch (schema) {
    case FieldSchema::PersonName:
      return read_person(raw, lexicon);
    case FieldSchema::Basis:
      return read_basis(raw, lexicon);
    case FieldSchema::City:
      return read_city(raw, lexicon);
    case FieldSchema::OrganisationName:
      return plain(letters, "organisation-name-shape");
    case FieldSchema::Position:
      return plain(letters, "position-shape");
    case FieldSchema::Address:
      return plain(letters, "address-shape");
    case FieldSchema::Bank:
      return plain(letters, "bank-shape");
    case FieldSchema::DocumentNumber:
      return plain(letters || digits, "document-number-shape");
    default:
      return plain(letters || digits, "text-shape");
  }
}

}  // namespace sverka
