#include "report/compared.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kMaxSwappedLetters = 8;

bool is_compared(const Finding& finding) {
  if (!finding.deviation_class) {
    return false;
  }
  switch (*finding.deviation_class) {
    case DeviationClass::Added:
    case DeviationClass::Removed:
    case DeviationClass::Changed:
    case DeviationClass::LookAlike:
    case DeviationClass::Numbering:
    case DeviationClass::Structure:
    case DeviationClass::PendingChange:
      return true;
    case DeviationClass::Moved:
    case DeviationClass::Hidden:
    case DeviationClass::SlotAbuse:
    case DeviationClass::ForeignObject:
      break;
  }
  return false;
}

void append(std::vector<DifferencePart>& parts, Change change, const std::string& text) {
  if (!text.empty()) {
    parts.push_back({change, text});
  }
}

// The expected side keeps the template's own letters where the two agree but for typography; the observed
// text serves for both.
ComparedTexts split(const std::vector<DifferencePart>& parts) {
  ComparedTexts texts;
  for (const DifferencePart& part : parts) {
    if (part.change != Change::Added) {
      texts.expected.push_back(part);
    }
    if (part.change != Change::Removed) {
      texts.observed.push_back(part);
    }
  }
  return texts;
}

SwappedLetter letter_pair(const std::string& removed, const std::string& added) {
  SwappedLetter letter;
  std::size_t at = 0;
  letter.observed_code = next_code_point(added, at);
  letter.observed = added.substr(0, at);
  if (!removed.empty()) {
    at = 0;
    letter.expected_code = next_code_point(removed, at);
    letter.expected = removed.substr(0, at);
  }
  return letter;
}

}  // namespace

ComparedTexts compare_texts(const Finding& finding, Language language) {
  ComparedTexts texts;
  if (!is_compared(finding)) {
    const bool is_named =
        !finding.deviation_class && finding.expected.empty() && finding.message.in(language).find(finding.observed) != std::string::npos;
    if (is_named) {
      return texts;
    }
    // Hidden text is the template's own text: what is wrong with it, the message says.
    append(texts.expected, Change::Same, finding.expected == finding.observed ? std::string() : finding.expected);
    append(texts.observed, Change::Same, finding.observed);
    return texts;
  }
  if (finding.expected.empty() || finding.observed.empty()) {
    append(texts.expected, Change::Removed, finding.expected);
    append(texts.observed, Change::Added, finding.observed);
    return texts;
  }
  if (*finding.deviation_class == DeviationClass::LookAlike) {
    return split(letter_difference(finding.expected, finding.observed));
  }
  return split(difference(finding.expected, finding.observed));
}

std::vector<SwappedLetter> swapped_letters(const Finding& finding) {
  std::vector<SwappedLetter> letters;
  if (finding.deviation_class != DeviationClass::LookAlike || finding.observed.empty()) {
    return letters;
  }
  const std::vector<DifferencePart> parts = letter_difference(finding.expected, finding.observed);
  for (std::size_t i = 0; i < parts.size() && letters.size() < kMaxSwappedLetters; ++i) {
    if (parts[i].change != Change::Added) {
      continue;
    }
    const bool replaces = i > 0 && parts[i - 1].change == Change::Removed;
    SwappedLetter letter = letter_pair(replaces ? parts[i - 1].text : std::string(), parts[i].text);
    const auto same = [&letter](const SwappedLetter& other) { return other.observed_code == letter.observed_code; };
    if (std::none_of(letters.begin(), letters.end(), same)) {
      letters.push_back(std::move(letter));
    }
  }
  return letters;
}

}  // namespace sverka
