#include <algorithm>
#include <array>

#include "report/json_text.hpp"
#include "report/page_text.hpp"
#include "report/shown.hpp"
#include "report/words.hpp"
#include "report/write.hpp"

namespace sverka {

namespace {

constexpr std::size_t kQuoteColumns = 60;

std::string_view mark_name(SlotMark mark) {
  constexpr std::array<std::string_view, 7> kNames{"control",    "braces",      "underscores", "bracket",
                                                   "form-field", "merge-field", "empty-cell"};
  return kNames.at(static_cast<std::size_t>(mark));
}

std::size_t fixed_tokens(const Template& sample) {
  return static_cast<std::size_t>(
      std::count_if(sample.elements.begin(), sample.elements.end(), [](const TemplateElement& element) { return element.slot < 0; }));
}

// Blocks that begin a clause, with their label and the beginning of their text.
struct ClauseLine {
  std::string clause;
  std::uint32_t block = 0;
};

std::vector<ClauseLine> clause_lines(const Template& sample, const std::vector<std::string>& clauses) {
  std::vector<ClauseLine> lines;
  std::string last;
  const std::size_t count = std::min(clauses.size(), sample.document.blocks.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (!clauses[i].empty() && clauses[i] != last) {
      lines.push_back({clauses[i], static_cast<std::uint32_t>(i)});
      last = clauses[i];
    }
  }
  return lines;
}

// Names of the slots within a repeated part.
std::vector<std::string> slots_in(const Template& sample, const RepeatedPart& part) {
  std::vector<std::string> names;
  for (std::size_t i = part.first; i < part.last && i < sample.elements.size(); ++i) {
    const std::int32_t slot = sample.elements[i].slot;
    if (slot >= 0 && static_cast<std::size_t>(slot) < sample.slots.size()) {
      names.push_back(sample.slots[static_cast<std::size_t>(slot)].name);
    }
  }
  return names;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) {
    list += (list.empty() ? "" : ", ") + text;
  }
  return list;
}

class TemplateText {
 public:
  TemplateText(const Template& sample, const std::vector<std::string>& clauses, const Messages& messages, const ReportOptions& options)
      : sample_(sample), clauses_(clauses), words_(messages, options.language), page_(options.width, options.colour) {}

  std::string write() {
    put_head();
    put_clauses();
    put_slots();
    put_repeated();
    put_defects();
    return page_.take();
  }

 private:
  void put_head() {
    const TemplateIdentity& identity = sample_.identity;
    page_.paragraph(0, {{Ink::Strong, words_.say("template-view.title", {{"name", identity.name}})}});
    page_.paragraph(0, {{Ink::Faint, words_.say("template-view.edition") + ": "}},
                    {{Ink::Plain, identity.edition.empty() ? words_.say("template-view.no-edition") : identity.edition}});
    const std::string period = period_words();
    if (!period.empty()) {
      page_.paragraph(0, {{Ink::Faint, words_.say("template-view.in-force") + ": "}}, {{Ink::Plain, period}});
    }
    page_.paragraph(0, {{Ink::Plain, words_.say("template-view.tokens", {{"tokens", std::to_string(fixed_tokens(sample_))}})}});
  }

  std::string period_words() const {
    const auto& [name, edition, from, to, bare] = sample_.identity;
    if (from && to) {
      return words_.say("template-view.from-to",
                        {{"from", date_words(*from, words_.language())}, {"to", date_words(*to, words_.language())}});
    }
    if (from) {
      return words_.say("template-view.from", {{"from", date_words(*from, words_.language())}});
    }
    return to ? words_.say("template-view.to", {{"to", date_words(*to, words_.language())}}) : std::string();
  }

  void put_title(std::string_view key, std::size_t count) {
    page_.blank();
    page_.paragraph(0, {{Ink::Strong, words_.say(key) + ": " + std::to_string(count)}});
  }

  void put_clauses() {
    const std::vector<ClauseLine> lines = clause_lines(sample_, clauses_);
    put_title("template-view.clauses", lines.size());
    for (const ClauseLine& line : lines) {
      std::string lead = line.clause;
      lead.append(display_width(lead) < 6 ? 6 - display_width(lead) : 0, ' ');
      const std::string& text = sample_.document.blocks[line.block].text;
      page_.paragraph(2, {{Ink::Plain, lead + " "}}, {{Ink::Faint, cut_to(shown(text), kQuoteColumns)}});
    }
  }

  void put_slots() {
    put_title("template-view.slots", sample_.slots.size());
    if (sample_.slots.empty()) {
      page_.paragraph(2, {{Ink::Warning, words_.say("template-view.no-slots")}});
    }
    for (const Slot& slot : sample_.slots) {
      std::string about = words_.term("schema." + std::string(name_of(slot.schema))) + ", " + std::string(name_of(slot.schema)) + " (" +
                          words_.say(slot.schema_guessed ? "template-view.guessed" : "template-view.stated") + "), " +
                          words_.say(slot.required ? "template-view.required" : "template-view.optional") + ", " +
                          words_.say("slot-mark." + std::string(mark_name(slot.mark)));
      if (!slot.clause.empty()) {
        about += ", " + words_.say("clause", {{"clause", slot.clause}});
      }
      page_.paragraph(2, {{Ink::Strong, slot.name}, {Ink::Plain, title_of(slot) + ": " + about}});
      if (!slot.mark_text.empty()) {
        page_.paragraph(6, {{Ink::Faint, cut_to(shown(slot.mark_text), kQuoteColumns)}});
      }
      for (const std::string& choice : slot.choices) {
        page_.paragraph(6, {{Ink::Plain, "| "}}, {{Ink::Plain, choice}});
      }
    }
  }

  std::string title_of(const Slot& slot) const {
    const std::string title = words_.value_name(slot.name);
    return title == slot.name ? std::string() : " (" + title + ")";
  }

  void put_repeated() {
    if (!sample_.repeated.empty()) {
      put_title("template-view.repeated", sample_.repeated.size());
    }
    for (const RepeatedPart& part : sample_.repeated) {
      page_.paragraph(2, {{Ink::Plain, joined(slots_in(sample_, part))}});
    }
    if (!sample_.agreements.empty()) {
      put_title("template-view.agreements", sample_.agreements.size());
    }
    for (const Agreement& agreement : sample_.agreements) {
      page_.paragraph(2, {{Ink::Plain, joined(agreement.slots)}});
    }
  }

  void put_defects() {
    if (sample_.defects.empty()) {
      page_.blank();
      page_.paragraph(0, {{Ink::Good, words_.say("template-view.no-defects")}});
      return;
    }
    put_title("template-view.defects", sample_.defects.size());
    for (const TemplateDefect& defect : sample_.defects) {
      std::string place = defect.block < clauses_.size() ? clauses_[defect.block] : std::string();
      place = place.empty() ? place : " (" + words_.say("clause", {{"clause", place}}) + ")";
      page_.paragraph(2, {{Ink::Warning, words_.defect(defect.code)}, {Ink::Plain, place + ": " + cut_to(shown(defect.quote), 200)}});
    }
  }

  const Template& sample_;
  const std::vector<std::string>& clauses_;
  Words words_;
  PageText page_;
};

void put_texts(JsonText& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open_array();
  for (const std::string& text : texts) {
    json.text(text);
  }
  json.close_array();
}

void put_slot(JsonText& json, const Slot& slot) {
  json.open_object();
  json.text("name", slot.name).text("schema", name_of(slot.schema));
  json.key("schema_guessed").boolean(slot.schema_guessed);
  json.text("mark", mark_name(slot.mark)).text("mark_text", slot.mark_text);
  json.key("required").boolean(slot.required);
  json.text("clause", slot.clause).number("block", slot.block);
  put_texts(json, "choices", slot.choices);
  json.close_object();
}

void put_identity(JsonText& json, const TemplateIdentity& identity) {
  json.key("template").open_object();
  json.text("name", identity.name).text("edition", identity.edition);
  if (identity.in_force_from) {
    json.text("in_force_from", to_iso(*identity.in_force_from));
  }
  if (identity.in_force_to) {
    json.text("in_force_to", to_iso(*identity.in_force_to));
  }
  json.key("bare").boolean(identity.bare).close_object();
}

}  // namespace

std::string write_template_text(const Template& sample, const std::vector<std::string>& clauses, const Messages& messages,
                                const ReportOptions& options) {
  return TemplateText(sample, clauses, messages, options).write();
}

std::string write_template_json(const Template& sample, const std::vector<std::string>& clauses, const ReportOptions& options) {
  JsonText json;
  json.open_object().text("sverka", options.version).text("job", "template");
  put_identity(json, sample.identity);
  json.number("fixed_tokens", fixed_tokens(sample));
  json.key("clauses").open_array();
  for (const ClauseLine& line : clause_lines(sample, clauses)) {
    json.open_object().text("clause", line.clause).number("block", line.block);
    json.text("text", sample.document.blocks[line.block].text).close_object();
  }
  json.close_array().key("slots").open_array();
  for (const Slot& slot : sample.slots) {
    put_slot(json, slot);
  }
  json.close_array().key("repeated").open_array();
  for (const RepeatedPart& part : sample.repeated) {
    json.open_object();
    put_texts(json, "slots", slots_in(sample, part));
    json.close_object();
  }
  json.close_array().key("agreements").open_array();
  for (const Agreement& agreement : sample.agreements) {
    json.open_object();
    put_texts(json, "slots", agreement.slots);
    json.close_object();
  }
  json.close_array().key("defects").open_array();
  for (const TemplateDefect& defect : sample.defects) {
    json.open_object().text("code", defect.code).number("block", defect.block).text("quote", defect.quote).close_object();
  }
  json.close_array().close_object();
  return json.str();
}

}  // namespace sverka
