#include <algorithm>

#include "report/json_text.hpp"
#include "report/page_text.hpp"
#include "report/shown.hpp"
#include "report/words.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

std::string severity_words(const Rule& rule, const Words& words) {
  return rule.on_fail == Outcome::CannotTell ? words.say("rules-view.question")
                                             : words.say("severity." + std::string(name_of(rule.severity)));
}

std::string joined(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) {
    list += (list.empty() ? "" : ", ") + text;
  }
  return list;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t own = display_width(text);
  text.append(own < width ? width - own : 0, ' ');
  return text + "  ";
}

struct RuleColumns {
  std::size_t id, source, severity;
};

RuleColumns columns_of(const std::vector<Rule>& rules, const Words& words) {
  RuleColumns columns{display_width(words.say("rules-view.id")), display_width(words.say("rules-view.clause")),
                      display_width(words.say("rules-view.severity"))};
  for (const Rule& rule : rules) {
    columns.id = std::max(columns.id, display_width(rule.id));
    columns.source = std::max(columns.source, display_width(joined(rule.source)));
    columns.severity = std::max(columns.severity, display_width(severity_words(rule, words)));
  }
  return columns;
}

void put_rule_head(JsonText& json, const Rule& rule, Language language) {
  json.text("id", rule.id).text("scope", rule.scope).text("title", rule.title.in(language));
  json.key("source").open_array();
  for (const std::string& clause : rule.source) {
    json.text(clause);
  }
  json.close_array();
  json.text("severity", name_of(rule.severity)).text("on_fail", name_of(rule.on_fail));
  json.text("responsible", name_of(rule.responsible)).text("kind", rule.kind);
}

void put_section(PageText& page, const Words& words, std::string_view key, const std::string& text) {
  if (!text.empty()) {
    page.blank();
    page.paragraph(0, {{Ink::Faint, words.say(key) + ": "}}, {{Ink::Plain, text}});
  }
}

// The notation of an example keeps its lines.
void put_example(PageText& page, const Example& example, const Words& words) {
  page.blank();
  page.paragraph(2, {{Ink::Strong, example.name}, {Ink::Plain, ": " + words.say("outcome." + std::string(name_of(example.expected)))}});
  std::size_t begin = 0;
  while (begin < example.input.size()) {
    const std::size_t end = std::min(example.input.find('\n', begin), example.input.size());
    page.paragraph(6, {{Ink::Plain, example.input.substr(begin, end - begin)}});
    begin = end + 1;
  }
}

}  // namespace

std::string write_rules_text(const std::vector<Rule>& rules, const Messages& messages, const ReportOptions& options) {
  const Words words(messages, options.language);
  const RuleColumns columns = columns_of(rules, words);
  PageText page(options.width, options.colour);
  page.paragraph(0,
                 {{Ink::Strong, padded(words.say("rules-view.id"), columns.id) + padded(words.say("rules-view.clause"), columns.source) +
                                    padded(words.say("rules-view.severity"), columns.severity)}},
                 {{Ink::Strong, words.say("rules-view.title")}});
  for (const Rule& rule : rules) {
    page.paragraph(0,
                   {{Ink::Plain, padded(rule.id, columns.id)},
                    {Ink::Faint, padded(joined(rule.source), columns.source) + padded(severity_words(rule, words), columns.severity)}},
                   {{Ink::Plain, rule.title.in(options.language)}});
  }
  return page.take();
}

std::string write_rules_json(const std::vector<Rule>& rules, const ReportOptions& options) {
  JsonText json;
  json.open_object().text("sverka", options.version).key("rules").open_array();
  for (const Rule& rule : rules) {
    json.open_object();
    put_rule_head(json, rule, options.language);
    json.close_object();
  }
  json.close_array().close_object();
  return json.str();
}

std::string write_rule_text(const Rule& rule, const Messages& messages, const ReportOptions& options) {
  const Words words(messages, options.language);
  PageText page(options.width, options.colour);
  page.line({{Ink::Strong, rule.id}}, {Ink::Faint, severity_words(rule, words)});
  page.paragraph(0, {{Ink::Plain, rule.title.in(options.language)}});
  put_section(page, words, "rules-view.why", rule.why.in(options.language));
  put_section(page, words, "rules-view.says", rule.message.in(options.language));
  put_section(page, words, "rules-view.advice", rule.advice.in(options.language));
  const std::string source = source_words(rule.source, words);
  put_section(page, words, "rules-view.source",
              (source.empty() ? source : source + "; ") + words.say("responsible." + std::string(name_of(rule.responsible))));
  if (!rule.examples.empty()) {
    page.blank();
    page.paragraph(0, {{Ink::Faint, words.say("rules-view.examples") + ":"}});
    for (const Example& example : rule.examples) {
      put_example(page, example, words);
    }
  }
  return page.take();
}

std::string write_rule_json(const Rule& rule, const ReportOptions& options) {
  JsonText json;
  json.open_object().text("sverka", options.version);
  put_rule_head(json, rule, options.language);
  json.text("why", rule.why.in(options.language));
  json.text("message", rule.message.in(options.language));
  json.text("advice", rule.advice.in(options.language));
  json.key("examples").open_array();
  for (const Example& example : rule.examples) {
    json.open_object().text("name", example.name).text("outcome", name_of(example.expected)).text("input", example.input);
    json.close_object();
  }
  json.close_array().close_object();
  return json.str();
}

}  // namespace sverka
