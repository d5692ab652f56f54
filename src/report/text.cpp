#include <algorithm>
#include <map>

#include "report/compared.hpp"
#include "report/follow_up.hpp"
#include "report/page_text.hpp"
#include "report/rewards.hpp"
#include "report/shown.hpp"
#include "report/site.hpp"
#include "report/words.hpp"
#include "report/write.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kPlacesShown = 5;
constexpr std::size_t kSameTextKept = 60;      // columns of an unchanged stretch kept on each side of a change
constexpr std::size_t kChangedTextKept = 700;  // columns of an added or removed stretch
constexpr std::size_t kNameColumns = 32;       // of a value's name
constexpr std::size_t kValueColumns = 200;

Ink ink_of(FindingGroup group) {
  switch (group) {
    case FindingGroup::Errors:
      return Ink::Error;
    case FindingGroup::Warnings:
      return Ink::Warning;
    case FindingGroup::Questions:
      return Ink::Question;
    case FindingGroup::Notes:
      break;
  }
  return Ink::Strong;
}

Ink ink_of(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::Conforms:
      return Ink::Good;
    case Conclusion::NeedsReview:
      return Ink::Question;
    case Conclusion::DoesNotConform:
      break;
  }
  return Ink::Error;
}

// The last `columns` of a text, cut between code points.
std::string last_of(std::string_view text, std::size_t columns) {
  const std::u32string code_points = to_code_points(text);
  if (code_points.size() <= columns) {
    return std::string(text);
  }
  return "..." + to_utf8(std::u32string_view(code_points).substr(code_points.size() - columns));
}

class TextReport {
 public:
  TextReport(const Report& report, const Messages& messages, const ReportOptions& options)
      : report_(report), words_(messages, options.language), options_(options), page_(options.width, options.colour) {}

  std::string write() {
    put_head();
    if (report_.rewards) {
      put_rewards(page_, *report_.rewards, words_);
    }
    if (report_.site) {
      put_site(page_, *report_.site, words_);
    }
    if (options_.follow_up != nullptr) {
      put_follow_up(*options_.follow_up);
    }
    std::size_t number = 0;
    for (const GroupedFindings& group : grouped(report_)) {
      page_.blank();
      page_.paragraph(0, {{ink_of(group.group), words_.say("group." + std::string(name_of(group.group)))}});
      for (const std::size_t index : group.findings) {
        put_finding(++number, report_.findings[index], group.group);
      }
    }
    put_accepted();
    put_notes();
    if (options_.detail == Detail::Full) {
      put_values();
      put_accounting();
      put_rules();
    }
    return page_.take();
  }

 private:
  void put_head() {
    page_.paragraph(0, {{ink_of(report_.conclusion), words_.conclusion(report_)}});
    std::string file = shown(report_.subject.name);
    if (!report_.subject.format.empty()) {
      file += " (" + words_.say("format." + report_.subject.format);
      if (report_.subject.pages != 0) {
        file += ", " + words_.count("pages", report_.subject.pages);
      }
      file += ")";
    }
    put_pair(words_.say(report_.site ? "site.resource" : "file"), file);
    if (report_.rewards) {
      put_pair(words_.say("reward.period"), month_words(report_.rewards->period, options_.language));
    } else if (report_.sample || report_.job == "agreement") {
      put_pair(words_.say("template"), report_.sample ? template_words(*report_.sample, words_) : words_.say("template-none"));
    }
    put_pair(words_.say("checked-on"), date_words(report_.today, options_.language));
    std::string counts;
    for (const GroupedFindings& group : grouped(report_)) {
      counts += counts.empty() ? "" : ", ";
      counts += words_.count(name_of(group.group), group.findings.size());
    }
    put_pair(words_.say("found"), counts.empty() ? words_.say("nothing-found") : counts);
  }

  void put_follow_up(const FollowUp& follow_up) {
    std::size_t fixed = 0;
    for (const FollowUp::Earlier& earlier : follow_up.gone) {
      fixed += earlier.state == FollowUpState::Fixed ? 1 : 0;
    }
    page_.blank();
    page_.paragraph(0,
                    {{Ink::Plain, words_.say("follow-up", {{"day", follow_up.earlier_day},
                                                           {"new", std::to_string(report_.findings.size() - follow_up.still_open.size())},
                                                           {"open", std::to_string(follow_up.still_open.size())},
                                                           {"fixed", std::to_string(fixed)},
                                                           {"not_checked", std::to_string(follow_up.gone.size() - fixed)}})}});
    for (const FollowUp::Earlier& earlier : follow_up.gone) {
      const bool is_fixed = earlier.state == FollowUpState::Fixed;
      page_.paragraph(2, {{is_fixed ? Ink::Good : Ink::Question, "- "}},
                      {{Ink::Plain, words_.say(is_fixed ? "fixed" : "not-checked") + ": " + shown(earlier.finding.message)},
                       {Ink::Faint, earlier.finding.url.empty() ? "" : " " + shown(earlier.finding.url)}});
    }
  }

  void put_pair(const std::string& name, const std::string& value) {
    page_.paragraph(0, {{Ink::Faint, name + ": "}}, {{Ink::Plain, value}});
  }

  void put_finding(std::size_t number, const Finding& finding, FindingGroup group) {
    std::string lead = std::to_string(number) + ". ";
    lead.insert(0, lead.size() < 5 ? 5 - lead.size() : 0, ' ');
    page_.blank();
    page_.paragraph(0, {{ink_of(group), lead}},
                    {{Ink::Strong, words_.in(finding.message)},
                     {Ink::Faint, options_.follow_up == nullptr                                    ? std::string()
                                  : options_.follow_up->still_open.count(finding.fingerprint) != 0 ? " " + words_.say("still-open")
                                                                                                   : " " + words_.say("is-new")}});
    put_detail("where", {{Ink::Plain, places_words(finding, words_, kPlacesShown)}});
    put_texts(finding);
    put_letters(finding);
    if (options_.detail == Detail::Brief) {
      return;
    }
    put_touches(finding);
    const std::string source = source_words(finding.source, words_);
    put_detail("basis", {{Ink::Plain, source.empty() ? source : source + "; " + responsible_words(finding)},
                         {Ink::Faint, " [" + finding.rule + "]"}});
    put_detail("advice", {{Ink::Plain, words_.in(finding.advice)}});
  }

  std::string responsible_words(const Finding& finding) const {
    return words_.say("responsible." + std::string(name_of(finding.responsible)));
  }

  void put_detail(std::string_view key, const std::vector<Inked>& text) {
    const bool empty = std::all_of(text.begin(), text.end(), [](const Inked& piece) { return piece.text.empty(); });
    if (!empty) {
      page_.paragraph(5, {{Ink::Faint, words_.say(words_.of_job(report_, std::string(key))) + ": "}}, text);
    }
  }

  // The context stands around the text that is there; around the text that should be there too where both are
  // short of a clause.
  void put_texts(const Finding& finding) {
    const ComparedTexts texts = compare_texts(finding, options_.language);
    if (!texts.expected.empty()) {
      put_detail("expected", in_context(finding, texts.expected));
    }
    if (!texts.observed.empty()) {
      put_detail("observed", in_context(finding, texts.observed));
    } else if (!texts.expected.empty() && finding.deviation_class) {
      put_detail("observed", {{Ink::Plain, words_.say("absent")}});
    } else if (texts.expected.empty() && finding.observed.empty() && !finding.locations.empty() &&
               !finding.locations.front().quote.empty()) {
      put_detail("observed", {{Ink::Plain, cut_to(finding.locations.front().quote, kChangedTextKept)}});
    }
  }

  std::vector<Inked> in_context(const Finding& finding, const std::vector<DifferencePart>& parts) const {
    std::vector<Inked> text;
    if (!finding.before.empty()) {
      text.push_back({Ink::Faint, "... " + finding.before + " "});
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const DifferencePart& part = parts[i];
      if (part.change != Change::Same) {
        text.push_back({part.change == Change::Removed ? Ink::Removed : Ink::Added, cut_to(part.text, kChangedTextKept)});
      } else {
        text.push_back({Ink::Plain, shortened(part.text, i == 0, i + 1 == parts.size())});
      }
    }
    if (!finding.after.empty()) {
      text.push_back({Ink::Faint, " " + finding.after + " ..."});
    }
    return text;
  }

  // An unchanged stretch keeps what is next to a change.
  static std::string shortened(const std::string& text, bool is_first, bool is_last) {
    if (is_first && is_last) {
      return cut_to(text, kChangedTextKept);
    }
    if (display_width(text) <= 2 * kSameTextKept + 10) {
      return text;
    }
    std::string result;
    if (!is_first) {
      result += cut_to(text, kSameTextKept);
    }
    if (!is_last) {
      result += (is_first ? "" : " ") + last_of(text, kSameTextKept);
    }
    return result;
  }

  void put_letters(const Finding& finding) {
    std::string list;
    for (const SwappedLetter& letter : swapped_letters(finding)) {
      const std::string key = letter.expected.empty() ? "letter-inserted" : "letter-swapped";
      list += list.empty() ? "" : "; ";
      list += words_.say(key, {{"observed", shown(letter.observed)},
                               {"observed_code", code_point_name(letter.observed_code)},
                               {"expected", shown(letter.expected)},
                               {"expected_code", code_point_name(letter.expected_code)}});
    }
    put_detail("letters", {{Ink::Plain, list}});
  }

  void put_touches(const Finding& finding) {
    std::string list;
    for (const std::string& touched : finding.touches) {
      list += (list.empty() ? "" : ", ") + words_.say("touch." + touched);
    }
    put_detail("touches", {{Ink::Plain, list}});
  }

  void put_accepted() {
    if (report_.accepted.empty()) {
      return;
    }
    put_title("accepted");
    for (const Amendment& amendment : report_.accepted) {
      page_.paragraph(5, {{Ink::Plain, words_.say("accepted-line", {{"clause", amendment.clause},
                                                                    {"approved_by", amendment.approved_by},
                                                                    {"approved_on", amendment.approved_on}})}});
    }
  }

  void put_notes() {
    if (report_.notes.empty()) {
      return;
    }
    put_title("reading-notes");
    for (const ReportNote& note : report_.notes) {
      page_.paragraph(5, {{Ink::Plain, "- "}}, {{Ink::Plain, words_.in(note.message)}});
    }
  }

  void put_values() {
    const std::vector<ShownValue> values = shown_values(report_, words_);
    if (values.empty()) {
      return;
    }
    put_title(words_.of_job(report_, "values"));
    std::size_t widest = 0;
    for (const ShownValue& value : values) {
      widest = std::max(widest, std::min(display_width(shown(value.name)), kNameColumns));
    }
    for (const ShownValue& value : values) {
      std::string lead = cut_to(shown(value.name), kNameColumns);
      lead.append(widest + 2 - display_width(lead), ' ');
      std::vector<Inked> text{{Ink::Plain, cut_to(shown(value.raw), kValueColumns)}};
      if (!value.normal.empty()) {
        text.push_back({Ink::Faint, "  = " + cut_to(shown(value.normal), kValueColumns)});
      }
      page_.paragraph(5, {{Ink::Faint, lead}}, text);
    }
  }

  void put_accounting() {
    const Accounting& counted = report_.accounting;
    if (counted.tokens == 0) {
      return;
    }
    page_.blank();
    page_.paragraph(0,
                    {{Ink::Faint, words_.say(words_.of_job(report_, "accounting"), {{"tokens", std::to_string(counted.tokens)},
                                                                                    {"fixed", std::to_string(counted.fixed)},
                                                                                    {"slot", std::to_string(counted.slot)},
                                                                                    {"typographic", std::to_string(counted.typographic)},
                                                                                    {"layout", std::to_string(counted.layout)},
                                                                                    {"deviating", std::to_string(counted.deviating)}})}});
  }

  void put_rules() {
    std::map<Outcome, std::size_t> counts;
    std::string unclear;
    for (const RuleOutcome& rule : report_.rules) {
      ++counts[rule.outcome];
      if (rule.outcome == Outcome::CannotTell) {
        unclear += (unclear.empty() ? "" : ", ") + rule.id;
      }
    }
    page_.paragraph(0, {{Ink::Faint, words_.say("rules-summary", {{"passed", std::to_string(counts[Outcome::Passed])},
                                                                  {"failed", std::to_string(counts[Outcome::Failed])},
                                                                  {"cannot_tell", std::to_string(counts[Outcome::CannotTell])},
                                                                  {"inapplicable", std::to_string(counts[Outcome::Inapplicable])}})}});
    if (!unclear.empty()) {
      page_.paragraph(0, {{Ink::Faint, words_.say("rules-unclear", {{"rules", unclear}})}});
    }
  }

  void put_title(std::string_view key) {
    page_.blank();
    page_.paragraph(0, {{Ink::Strong, words_.say(key)}});
  }

  const Report& report_;
  Words words_;
  const ReportOptions& options_;
  PageText page_;
};

}  // namespace

std::string write_text(const Report& report, const Messages& messages, const ReportOptions& options) {
  return TextReport(report, messages, options).write();
}

std::string write_error_text(const Error& error, const Messages& messages, Language language, std::string_view subject) {
  const Words words(messages, language);
  std::string where = shown(subject);
  if (!error.where.empty() && error.where != subject) {
    where += (where.empty() ? "" : ": ") + shown(error.where);
  }
  std::string line = "sverka: " + (where.empty() ? where : where + ": ") + words.error(error);
  if (!error.detail.empty()) {
    line += " (" + shown(error.detail) + ")";
  }
  return line + "\n";
}

}  // namespace sverka
