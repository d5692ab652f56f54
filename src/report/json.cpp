#include <algorithm>
#include <map>

#include "audit/location.hpp"
#include "report/follow_up.hpp"
#include "report/json_text.hpp"
#include "report/rewards.hpp"
#include "report/site.hpp"
#include "report/words.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

void put_texts(JsonText& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open_array();
  for (const std::string& text : texts) {
    json.text(text);
  }
  json.close_array();
}

void put_if_any(JsonText& json, std::string_view key, const std::string& text) {
  if (!text.empty()) {
    json.text(key, text);
  }
}

void put_location(JsonText& json, const Location& location) {
  json.open_object();
  put_if_any(json, "part", location.part);
  if (location.page != 0) {
    json.number("page", location.page);
  }
  if (location.box) {
    json.key("box").open_array();
    for (const double edge : *location.box) {
      json.points(edge);
    }
    json.close_array();
  }
  put_if_any(json, "clause", location.clause);
  if (!location.file.empty()) {
    json.text("file", location.file);
    if (location.line != 0) {
      json.number("line", location.line);
    }
    if (location.column != 0) {
      json.number("column", location.column);
    }
  }
  put_if_any(json, "url", location.url);
  put_if_any(json, "selector", location.selector);
  json.text("quote", location.quote);
  json.close_object();
}

void put_follow_up(JsonText& json, const FollowUp& follow_up) {
  json.key("previous").open_object().text("today", follow_up.earlier_day);
  for (const FollowUpState state : {FollowUpState::Fixed, FollowUpState::NotChecked}) {
    json.key(state == FollowUpState::Fixed ? "fixed" : "not_checked").open_array();
    for (const FollowUp::Earlier& earlier : follow_up.gone) {
      if (earlier.state == state) {
        json.open_object().text("rule", earlier.finding.rule).text("message", earlier.finding.message);
        json.text("url", earlier.finding.url).text("fingerprint", earlier.finding.fingerprint).close_object();
      }
    }
    json.close_array();
  }
  json.close_object();
}

void put_finding(JsonText& json, const Finding& finding, const ReportOptions& options) {
  const Language language = options.language;
  json.open_object();
  json.text("rule", finding.rule);
  json.text("outcome", name_of(finding.outcome));
  json.text("severity", name_of(finding.severity));
  if (finding.deviation_class) {
    json.text("class", name_of(*finding.deviation_class));
  }
  if (finding.deviation_class || !finding.touches.empty()) {
    put_texts(json, "touches", finding.touches);
  }
  put_texts(json, "source", finding.source);
  json.text("responsible", name_of(finding.responsible));
  json.text("message", finding.message.in(language));
  put_if_any(json, "advice", finding.advice.in(language));
  put_if_any(json, "clause", finding.clause);
  for (const auto& [name, id] : finding.about) {
    json.text(name, id);
  }
  put_if_any(json, "expected", finding.expected);
  put_if_any(json, "observed", finding.observed);
  put_if_any(json, "before", finding.before);
  put_if_any(json, "after", finding.after);
  json.key("locations").open_array();
  for (const Location& location : finding.locations) {
    put_location(json, location);
  }
  json.close_array();
  json.text("fingerprint", finding.fingerprint);
  if (options.follow_up != nullptr) {
    json.text("status", options.follow_up->still_open.count(finding.fingerprint) != 0 ? "open" : "new");
  }
  json.close_object();
}

Location location_of(const Value& value, const Document* document) {
  Location location;
  if (document != nullptr && !value.places.empty()) {
    location = locations_of(*document, value.places.front(), value.clause).front();
  }
  location.clause = value.clause;
  location.quote = value.raw;
  return location;
}

// A name that occurs several times stands once, with the first value that is filled.
std::map<std::string, const Value*> one_each(const std::multimap<std::string, Value>& values) {
  std::map<std::string, const Value*> result;
  for (const auto& [name, value] : values) {
    const auto [at, is_new] = result.emplace(name, &value);
    if (!is_new && at->second->raw.empty() && !value.raw.empty()) {
      at->second = &value;
    }
  }
  return result;
}

void put_values(JsonText& json, const Report& report, const Document* document) {
  json.key("values").open_object();
  for (const auto& [name, value] : one_each(report.values)) {
    json.key(name).open_object();
    json.text("raw", value->raw);
    json.text("value", value->value);
    json.key("location");
    put_location(json, location_of(*value, document));
    json.close_object();
  }
  json.close_object();
}

void put_accounting(JsonText& json, const Accounting& accounting) {
  json.key("accounting").open_object();
  json.number("tokens", accounting.tokens);
  json.number("fixed", accounting.fixed);
  json.number("slot", accounting.slot);
  json.number("typographic", accounting.typographic);
  json.number("layout", accounting.layout);
  json.number("deviating", accounting.deviating);
  json.close_object();
}

void put_head(JsonText& json, const Report& report, const ReportOptions& options) {
  json.text("sverka", options.version);
  json.text("job", report.job);
  json.text("today", to_iso(report.today));
  json.key("subject").open_object();
  json.text("name", report.subject.name);
  json.text("format", report.subject.format);
  json.text("sha256", report.subject.sha256);
  json.number("pages", report.subject.pages);
  json.close_object();
  json.key("template");
  if (report.sample) {
    json.open_object();
    json.text("name", report.sample->name);
    json.text("edition", report.sample->edition);
    json.close_object();
  } else {
    json.null();
  }
  json.text("conclusion", name_of(report.conclusion));
}

void put_accepted(JsonText& json, const std::vector<Amendment>& accepted) {
  if (accepted.empty()) {
    return;
  }
  json.key("accepted").open_array();
  for (const Amendment& amendment : accepted) {
    json.open_object();
    json.text("clause", amendment.clause);
    json.text("text", amendment.text);
    json.text("approved_by", amendment.approved_by);
    json.text("approved_on", amendment.approved_on);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

std::string write_json(const Report& report, const Document* document, const ReportOptions& options) {
  JsonText json;
  json.open_object();
  put_head(json, report, options);
  if (report.rewards) {
    put_rewards(json, *report.rewards);
  }
  if (report.site) {
    put_site(json, *report.site);
  }
  json.key("findings").open_array();
  for (const Finding& finding : report.findings) {
    put_finding(json, finding, options);
  }
  json.close_array();
  json.key("rules").open_array();
  for (const RuleOutcome& rule : report.rules) {
    json.open_object().text("id", rule.id).text("outcome", name_of(rule.outcome)).close_object();
  }
  json.close_array();
  if (options.follow_up != nullptr) {
    put_follow_up(json, *options.follow_up);
  }
  put_values(json, report, document);
  if (!report.rewards && !report.site) {
    put_accounting(json, report.accounting);
  }
  put_accepted(json, report.accepted);
  json.key("notes").open_array();
  for (const ReportNote& note : report.notes) {
    json.open_object().text("code", note.code).text("message", note.message.in(options.language)).close_object();
  }
  json.close_array();
  json.close_object();
  return json.str();
}

std::string write_error_json(const Error& error, const Messages& messages, Language language, std::string_view subject) {
  std::string message = Words(messages, language).error(error);
  if (!error.detail.empty()) {
    message += ": " + error.detail;
  }
  JsonText json;
  json.open_object().key("error").open_object();
  json.text("code", name_of(error.code));
  json.text("where", error.where);
  json.text("message", message);
  json.close_object();
  if (!subject.empty()) {
    json.key("subject").open_object().text("name", subject).close_object();
  }
  json.close_object();
  return json.str();
}

}  // namespace sverka
