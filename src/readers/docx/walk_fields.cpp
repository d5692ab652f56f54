// Fields: w:fldChar, w:fldSimple, w:instrText (ISO 29500-1, 17.16). The instruction is never text; the result
// is.
#include <algorithm>
#include <utility>

#include "readers/docx/excerpt.hpp"
#include "readers/docx/measure.hpp"
#include "readers/docx/story_walker.hpp"

namespace sverka {
namespace {

constexpr std::size_t kDeepestField = 64;

std::string upper(std::string_view word) {
  std::string large(word);
  for (char& letter : large) {
    letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return large;
}

// The words of an instruction; a quoted text is one word, without its quotes.
std::vector<std::string> words_of(std::string_view instruction) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < instruction.size();) {
    if (instruction[at] == ' ') {
      ++at;
      continue;
    }
    const bool quoted = instruction[at] == '"';
    const std::size_t begin = quoted ? at + 1 : at;
    const std::size_t end = std::min(instruction.size(), instruction.find(quoted ? '"' : ' ', begin));
    words.emplace_back(instruction.substr(begin, end - begin));
    at = end + 1;
  }
  return words;
}

bool is_page_field(const std::string& kind) {
  return kind == "PAGE" || kind == "NUMPAGES" || kind == "SECTIONPAGES" || kind == "SECTION";
}

std::uint32_t result_flags(std::string_view instruction) {
  const std::vector<std::string> words = words_of(fold_ascii_spaces(instruction.substr(0, 200)));
  const std::string kind = words.empty() ? std::string() : upper(words.front());
  std::uint32_t flags = kFieldResult;
  flags |= is_page_field(kind) ? kPageField : 0u;
  flags |= kind == "TOC" ? kTableOfContents : 0u;
  return flags;
}

// The target of a HYPERLINK instruction: the address, then "#" and the place that \l names.
std::string link_target(const std::vector<std::string>& words) {
  std::string target;
  for (std::size_t at = 1; at < words.size(); ++at) {
    const std::string& word = words[at];
    if (word == "\\l" && at + 1 < words.size()) {
      target += '#';
      target += words[++at];
    } else if ((word == "\\o" || word == "\\t") && at + 1 < words.size()) {
      ++at;
    } else if (!word.empty() && word[0] != '\\' && target.empty()) {
      target = fold_address(word);
    }
  }
  return target;
}

}  // namespace

void StoryWalker::refresh_field_state() {
  field_flags_ = 0;
  in_instruction_ = false;
  for (const OpenField& field : fields_) {
    if (field.in_result) {
      field_flags_ |= field.flags;
    } else if (field.endless) {
      field_flags_ |= kHidden;
    } else {
      in_instruction_ = true;
    }
  }
}

void StoryWalker::field_character(std::uint32_t node) {
  const std::string_view type = xml_.attribute(node, "w:fldCharType");
  if (type == "begin") {
    begin_field(node);
  } else if (type == "separate") {
    separate_field();
  } else if (type == "end") {
    end_field();
  }
}

void StoryWalker::begin_field(std::uint32_t node) {
  if (fields_.size() >= kDeepestField) {
    // Word opens no such file; the rest of the fields is read as if it were one.
    return;
  }
  OpenField field;
  field.endless = endless_fields_.count(node) != 0;
  field.nested_in_instruction = in_instruction_;
  const std::string_view dirty = xml_.attribute(node, "w:dirty");
  field.dirty = !dirty.empty() && parse_on_off(dirty).value_or(true);
  field.begin = writer_.position();
  const std::uint32_t data = xml_.child(node, Tag::WFfData);
  if (data != 0) {
    field.form = read_form_field(data);
  }
  fields_.push_back(std::move(field));
  refresh_field_state();
}

// A field without an end would swallow all the rest of its story as its instruction. Its text is kept, as
// text that is not seen.
void StoryWalker::find_endless_fields(std::uint32_t container) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t at = xml_.first_child(container); at != 0; at = following(at, container)) {
    if (xml_.tag(at) != Tag::WFldChar) {
      continue;
    }
    const std::string_view type = xml_.attribute(at, "w:fldCharType");
    if (type == "begin") {
      open.push_back(at);
    } else if (type == "end" && !open.empty()) {
      open.pop_back();
    }
  }
  endless_fields_.insert(open.begin(), open.end());
}

// The next node in document order below `container`; text boxes are stories of their own and are stepped
// over.
std::uint32_t StoryWalker::following(std::uint32_t node, std::uint32_t container) const {
  if (xml_.first_child(node) != 0 && xml_.tag(node) != Tag::WTxbxContent) {
    return xml_.first_child(node);
  }
  while (node != container && xml_.next(node) == 0) {
    node = xml_.parent(node);
  }
  return node == container ? 0 : xml_.next(node);
}

void StoryWalker::separate_field() {
  if (fields_.empty()) {
    return;
  }
  OpenField& field = fields_.back();
  field.in_result = true;
  field.begin = writer_.position();
  field.flags = result_flags(field.instruction);
  refresh_field_state();
}

void StoryWalker::end_field() {
  if (fields_.empty()) {
    return;
  }
  OpenField field = std::move(fields_.back());
  fields_.pop_back();
  refresh_field_state();
  if (field.nested_in_instruction) {
    if (!fields_.empty()) {
      std::string& outer = fields_.back().instruction;
      outer += '{';
      outer += fold_ascii_spaces(field.instruction);
      outer += '}';
    }
    return;
  }
  if (!field.in_result) {
    field.begin = writer_.position();
  }
  add_field(field);
}

void StoryWalker::add_field(const OpenField& field) {
  const std::string instruction = fold_ascii_spaces(field.instruction);
  const std::vector<std::string> words = words_of(instruction);
  const std::string kind = words.empty() ? std::string() : upper(words.front());
  const Position here = writer_.position();
  if (here.block == field.begin.block && here.offset == field.begin.offset && field.form.present) {
    // A form field without a stored result shows what its settings say.
    const FormField& form = field.form;
    if (form.checked) {
      writer_.append(*form.checked ? "\xE2\x98\x92" : "\xE2\x98\x90", place_.flags | kFieldResult | kSymbol);
    } else if (form.chosen >= 0 && static_cast<std::size_t>(form.chosen) < form.choices.size()) {
      writer_.append(form.choices[static_cast<std::size_t>(form.chosen)], place_.flags | kFieldResult);
    }
  }
  const Position end = writer_.position();
  const Span span{field.begin.block, field.begin.offset, end.block, end.offset};
  writer_.add_field({span, instruction});
  const bool in_contents = (field_flags_ & kTableOfContents) != 0;
  if ((kind == "REF" || kind == "PAGEREF" || kind == "NOTEREF") && words.size() > 1 && !in_contents) {
    reading_.bookmark_references.push_back({words[1], true, end.block, writer_.since(field.begin)});
  } else if (words.size() == 1 || (words.size() > 1 && words[1].substr(0, 1) == "\\")) {
    // An instruction that is only a bookmark's name is a reference, too; whether there is such a bookmark
    // shows later.
    reading_.bookmark_references.push_back({words.front(), false, end.block, writer_.since(field.begin)});
  }
  if (kind == "HYPERLINK" && !in_contents) {
    Item item = item_here("hyperlink");
    item.value = link_target(words);
    item.range = writer_.since(field.begin);
    writer_.add_item(std::move(item));
  }
  if (field.dirty) {
    Item item = item_here("field-dirty");
    item.value = instruction;
    writer_.add_item(std::move(item));
  }
  add_field_control(field, span);
}

void StoryWalker::add_field_control(const OpenField& field, const Span& span) {
  const std::string instruction = fold_ascii_spaces(field.instruction);
  const std::vector<std::string> words = words_of(instruction);
  const std::string kind = words.empty() ? std::string() : upper(words.front());
  Control control;
  control.span = span;
  if (kind == "MERGEFIELD") {
    control.kind = ControlKind::MergeField;
    control.name = words.size() > 1 ? words[1] : std::string();
  } else if (kind == "FORMTEXT" || kind == "FORMDROPDOWN" || kind == "FORMCHECKBOX") {
    control.kind = ControlKind::FormField;
    control.name = field.form.name;
    control.choices = field.form.choices;
  } else {
    return;
  }
  writer_.add_control(std::move(control));
}

void StoryWalker::simple_field(std::uint32_t node, Inline state) {
  OpenField field;
  field.instruction = xml_.attribute(node, "w:instr");
  field.nested_in_instruction = in_instruction_;
  const std::string_view dirty = xml_.attribute(node, "w:dirty");
  field.dirty = !dirty.empty() && parse_on_off(dirty).value_or(true);
  field.in_result = true;
  field.begin = writer_.position();
  field.flags = result_flags(field.instruction);
  const std::uint32_t data = xml_.child(node, Tag::WFfData);
  if (data != 0) {
    field.form = read_form_field(data);
  }
  const std::size_t depth = fields_.size();
  fields_.push_back(field);
  refresh_field_state();
  walk_inline(node, state);
  // An end inside that belongs to nothing in it must not close a field outside.
  if (fields_.size() > depth) {
    fields_.resize(depth + 1);
    end_field();
  }
}

void StoryWalker::report_open_fields() {
  while (!fields_.empty()) {
    const OpenField field = std::move(fields_.back());
    fields_.pop_back();
    Item item = item_here("field-unterminated");
    item.value = first_characters(fold_ascii_spaces(field.instruction), 200);
    item.block = field.begin.block;
    item.range = {field.begin.offset, field.begin.offset};
    writer_.add_item(std::move(item));
  }
  refresh_field_state();
}

StoryWalker::FormField StoryWalker::read_form_field(std::uint32_t ff_data) const {
  FormField form;
  form.present = true;
  form.name = xml_.attribute(xml_.child(ff_data, "w:name"), "w:val");
  if (const std::uint32_t box = xml_.child(ff_data, "w:checkBox"); box != 0) {
    const bool has_state = xml_.child(box, "w:checked") != 0;
    form.checked = has_switch(xml_, box, has_state ? "w:checked" : "w:default");
  }
  if (const std::uint32_t list = xml_.child(ff_data, "w:ddList"); list != 0) {
    for (std::uint32_t at = xml_.first_child(list); at != 0; at = xml_.next(at)) {
      if (xml_.name(at) == "w:listEntry" && form.choices.size() < 1000) {
        form.choices.emplace_back(xml_.attribute(at, "w:val"));
      }
    }
    const std::uint32_t result = xml_.child(list, "w:result");
    const std::uint32_t chosen = result != 0 ? result : xml_.child(list, "w:default");
    form.chosen = chosen == 0 ? 0 : parse_integer(xml_.attribute(chosen, "w:val")).value_or(0);
  }
  return form;
}

}  // namespace sverka
