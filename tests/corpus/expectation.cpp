#include "corpus/expectation.hpp"

#include <algorithm>
#include <sstream>

namespace sverka {
namespace {

std::vector<std::string> split(const std::string& text, char divider) {
  std::vector<std::string> pieces;
  std::istringstream stream(text);
  for (std::string piece; std::getline(stream, piece, divider);) {
    pieces.push_back(piece);
  }
  return pieces;
}

ExpectedFinding parse_line(const std::string& line) {
  ExpectedFinding expected;
  expected.line = line;
  std::istringstream words(line);
  std::string outcomes;
  std::string rules;
  words >> outcomes;
  if (outcomes == "?") {
    expected.required = false;
    words >> outcomes;
  }
  words >> rules >> expected.clause;
  expected.outcomes = split(outcomes, '|');
  if (rules != "*") {
    expected.rules = split(rules, '|');
  }
  if (expected.clause.empty()) {
    expected.clause = "*";
  }
  std::getline(words >> std::ws, expected.words);
  return expected;
}

bool among(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string texts_of(const Finding& finding) {
  std::string all = finding.expected + "\n" + finding.observed + "\n" + finding.message.russian;
  for (const Location& location : finding.locations) {
    all += "\n" + location.quote;
  }
  return all;
}

bool answers(const Finding& finding, const ExpectedFinding& expected) {
  return among(expected.outcomes, name_of(finding.outcome)) && (expected.rules.empty() || among(expected.rules, finding.rule)) &&
         (expected.clause == "*" || expected.clause == finding.clause) &&
         (expected.words.empty() || texts_of(finding).find(expected.words) != std::string::npos);
}

bool answered(const ExpectedFinding& expected, const Report& report) {
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) { return answers(finding, expected); });
}

bool foreseen(const Finding& finding, const Expectation& expected) {
  return finding.severity == Severity::Note || std::any_of(expected.findings.begin(), expected.findings.end(),
                                                           [&](const ExpectedFinding& line) { return answers(finding, line); });
}

}  // namespace

Expectation parse_expectation(std::string_view text) {
  Expectation expected;
  for (const std::string& line : split(std::string(text), '\n')) {
    if (line.empty()) {
      continue;
    }
    if (expected.conclusions.empty()) {
      expected.conclusions = split(line, '|');
    } else {
      expected.findings.push_back(parse_line(line));
    }
  }
  return expected;
}

std::string line_of(const Finding& finding) {
  std::string line{name_of(finding.outcome)};
  line += " " + finding.rule + " " + (finding.clause.empty() ? "*" : finding.clause);
  const std::string& text = finding.observed.empty() ? finding.expected : finding.observed;
  if (!text.empty() && text.find('\n') == std::string::npos) {
    line += " " + text;
  }
  return line;
}

std::vector<std::string> faults(const Expectation& expected, const Report& report) {
  std::vector<std::string> found;
  if (!among(expected.conclusions, name_of(report.conclusion))) {
    found.push_back("conclusion: " + std::string(name_of(report.conclusion)));
  }
  for (const ExpectedFinding& line : expected.findings) {
    if (line.required && !answered(line, report)) {
      found.push_back("missed: " + line.line);
    }
  }
  for (const Finding& finding : report.findings) {
    if (!foreseen(finding, expected)) {
      found.push_back("not expected: " + line_of(finding) + " [" + finding.expected + " -> " + finding.observed + "] " +
                      finding.message.russian);
    }
  }
  return found;
}

std::string updated(const Expectation& expected, const Report& report) {
  std::vector<std::string> lines;
  for (const ExpectedFinding& line : expected.findings) {
    if (!line.required || answered(line, report)) {
      lines.push_back(line.line);
    }
  }
  for (const Finding& finding : report.findings) {
    if (!foreseen(finding, expected)) {
      lines.push_back(line_of(finding));
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  if (among(expected.conclusions, name_of(report.conclusion))) {
    for (const std::string& conclusion : expected.conclusions) {
      text += (text.empty() ? "" : "|") + conclusion;
    }
  } else {
    text = name_of(report.conclusion);
  }
  for (const std::string& line : lines) {
    text += "\n" + line;
  }
  return text + "\n";
}

}  // namespace sverka
