#include "readers/pdf/interpreter.hpp"

#include <algorithm>
#include <utility>

#include "readers/pdf/operators.hpp"
#include "readers/pdf/text_string.hpp"
#include "text/utf8.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kOperands = 40000;  // of one operator: TJ arrays are long
constexpr std::size_t kSavedStates = 512;
constexpr std::size_t kMarkedDepth = 1024;

// How many there must be, of operators that decide how and where text is shown; 0 for others.
std::size_t operands_of(std::uint32_t code) {
  switch (code) {
    case operator_code("Tr"):
    case operator_code("Ts"):
    case operator_code("Tz"):
    case operator_code("Tc"):
    case operator_code("Tw"):
    case operator_code("TL"):
    case operator_code("Tj"):
    case operator_code("'"):
    case operator_code("g"):
    case operator_code("gs"):
    case operator_code("Do"):
      return 1;
    case operator_code("Tf"):
    case operator_code("Td"):
    case operator_code("TD"):
      return 2;
    case operator_code("rg"):
    case operator_code("\""):
      return 3;
    case operator_code("k"):
    case operator_code("re"):
      return 4;
    case operator_code("Tm"):
    case operator_code("cm"):
      return 6;
    default:
      return 0;
  }
}

}  // namespace

Interpreter::Interpreter(Session& session, Page& page)
    : session_(session), page_(page), raster_(page.size), paper_{0, 0, page.size.width, page.size.height} {}

void Interpreter::run_page(std::string_view content, const std::vector<std::size_t>& ends, const Object& resources, const Matrix& matrix) {
  state_ = {};
  state_.matrix = matrix;
  state_.clip = paper_;
  Scope scope{resources, {}};
  ends_ = &ends;
  run(content, scope, 0);
  ends_ = nullptr;
}

void Interpreter::run_appearance(const Object& form, const Matrix& matrix, std::uint32_t flags, std::uint16_t source) {
  state_ = {};
  state_.matrix = matrix;
  state_.clip = paper_;
  base_flags_ = flags;
  source_ = source;
  draw_form(form, 0);
  base_flags_ = 0;
  source_ = 0;
}

void Interpreter::begin_piece() {
  piece_ = static_cast<std::uint16_t>(piece_ + (piece_ < 0xFFFF ? 1 : 0));
}

void Interpreter::count_pieces(std::size_t position) {
  for (; ends_ != nullptr && ended_ < ends_->size() && (*ends_)[ended_] < position; ++ended_) {
    begin_piece();
  }
}

void Interpreter::run(std::string_view content, Scope& scope, unsigned depth) {
  Scope* const outer_scope = scope_;
  const unsigned outer_depth = depth_;
  const std::size_t outer_saved = saved_floor_;
  const std::size_t outer_marked = marked_floor_;
  scope_ = &scope;
  depth_ = depth;
  saved_floor_ = saved_.size();
  marked_floor_ = marked_.size();
  Polygons outer_path = std::exchange(path_, {});
  Lexer lexer(content);
  for (ContentToken token = lexer.next(); token.type != TokenType::End; token = lexer.next()) {
    if (token.type == TokenType::Word) {
      if (session_.budget.operators == 0) {
        session_.budget.exceeded = true;
        break;
      }
      --session_.budget.operators;
      if (depth == 0) {
        count_pieces(lexer.position());
      }
      // Some programs write operators of text into the array itself: what they set is for the next string, which is placed by numbers.
      if (array_ && token.text.size() == 2 && token.text[0] == 'T' && token.text != "TJ" && token.text != "Tj") {
        continue;
      }
      execute(token.text, lexer);
      operands_.clear();
      texts_.clear();
      array_ = false;
      has_inline_properties_ = false;
    } else if (token.type == TokenType::DictionaryBegin) {
      read_properties(lexer);
    } else {
      collect(token);
    }
  }
  while (marked_.size() > marked_floor_) {
    end_marked();
  }
  if (saved_.size() > saved_floor_) {
    state_ = saved_[saved_floor_];
    saved_.resize(saved_floor_);
  }
  operands_.clear();
  texts_.clear();
  path_ = std::move(outer_path);
  scope_ = outer_scope;
  depth_ = outer_depth;
  saved_floor_ = outer_saved;
  marked_floor_ = outer_marked;
}

void Interpreter::collect(const ContentToken& token) {
  if (token.type == TokenType::ArrayBegin || token.type == TokenType::ArrayEnd) {
    array_ = token.type == TokenType::ArrayBegin;
    return;
  }
  if (operands_.size() >= kOperands) {
    session_.unmodelled(page_.number, "many-operands");
    return;
  }
  Operand operand;
  if (token.type == TokenType::Number) {
    operand.kind = Operand::Kind::Number;
    operand.number = token.number;
  } else if (token.type == TokenType::Name || token.type == TokenType::String) {
    operand.kind = token.type == TokenType::Name ? Operand::Kind::Name : Operand::Kind::String;
    operand.begin = texts_.size();
    operand.size = token.text.size();
    texts_ += token.text;
  }
  operands_.push_back(operand);
}

// An inline property list: only what it gives in place of the drawn text is of interest.
void Interpreter::read_properties(Lexer& lexer) {
  has_inline_properties_ = true;
  properties_text_.reset();
  properties_actual_ = false;
  properties_number_.reset();
  unsigned depth = 1;
  bool wanted = false;
  bool actual = false;
  bool number = false;
  while (depth > 0) {
    const ContentToken token = lexer.next();
    if (token.type == TokenType::End) {
      return;
    }
    if (token.type == TokenType::DictionaryBegin || token.type == TokenType::DictionaryEnd) {
      depth = token.type == TokenType::DictionaryBegin ? depth + 1 : depth - 1;
    } else if (token.type == TokenType::String && wanted) {
      properties_text_ = decode_text_string(token.text);
      properties_actual_ = actual;
    } else if (token.type == TokenType::Number && number) {
      properties_number_ = static_cast<std::int64_t>(std::clamp(token.number, 0.0, 1e9));
    }
    const bool key = depth == 1 && token.type == TokenType::Name;
    wanted = key && (token.text == "ActualText" || token.text == "E" || (token.text == "Alt" && !properties_text_));
    actual = key && token.text == "ActualText";
    number = key && token.text == "MCID";
  }
}

double Interpreter::number(std::size_t index) const {
  return index < operands_.size() ? operands_[index].number : 0;
}

std::string_view Interpreter::text_of(std::size_t index) const {
  return index < operands_.size() ? std::string_view(texts_).substr(operands_[index].begin, operands_[index].size) : std::string_view{};
}

std::vector<double> Interpreter::all_numbers() const {
  std::vector<double> result;
  for (const Operand& operand : operands_) {
    if (operand.kind == Operand::Kind::Number && result.size() < 40) {
      result.push_back(operand.number);
    }
  }
  return result;
}

void Interpreter::execute(std::string_view word, Lexer& lexer) {
  if (word.size() > 3) {
    return;
  }
  const std::uint32_t code = operator_code(word);
  if (const std::size_t wanted = operands_of(code); wanted != 0 && operands_.size() != wanted) {
    session_.unmodelled(page_.number, "operand-count");  // some programs take the first of them, some the last
  }
  if (!execute_text(code) && !execute_path(code) && !execute_state(code) && !execute_colour(code)) {
    execute_object(code, lexer);
  }
}

bool Interpreter::execute_state(std::uint32_t code) {
  switch (code) {
    case operator_code("q"):
      if (saved_.size() < kSavedStates) {
        saved_.push_back(state_);
      } else {
        session_.unmodelled(page_.number, "deep-state");
      }
      return true;
    case operator_code("Q"):
      if (saved_.size() > saved_floor_) {
        state_ = std::move(saved_.back());
        saved_.pop_back();
      }
      return true;
    case operator_code("cm"):
      state_.matrix = Matrix{number(0), number(1), number(2), number(3), number(4), number(5)} * state_.matrix;
      return true;
    case operator_code("w"):
      state_.line_width = number(0);
      return true;
    case operator_code("gs"):
      set_parameters(scope_->resources.get("ExtGState").get(text_of(0)));
      return true;
    default:
      return false;
  }
}

bool Interpreter::execute_colour(std::uint32_t code) {
  switch (code) {
    case operator_code("g"):
      set_device_colour(state_.fill, from_grey(number(0)));
      return true;
    case operator_code("G"):
      set_device_colour(state_.stroke, from_grey(number(0)));
      return true;
    case operator_code("rg"):
      set_device_colour(state_.fill, from_rgb(number(0), number(1), number(2)));
      return true;
    case operator_code("RG"):
      set_device_colour(state_.stroke, from_rgb(number(0), number(1), number(2)));
      return true;
    case operator_code("k"):
      set_device_colour(state_.fill, from_cmyk(number(0), number(1), number(2), number(3)));
      return true;
    case operator_code("K"):
      set_device_colour(state_.stroke, from_cmyk(number(0), number(1), number(2), number(3)));
      return true;
    case operator_code("cs"):
      set_space(state_.fill, text_of(0));
      return true;
    case operator_code("CS"):
      set_space(state_.stroke, text_of(0));
      return true;
    case operator_code("sc"):
    case operator_code("scn"):
      set_colour(state_.fill);
      return true;
    case operator_code("SC"):
    case operator_code("SCN"):
      set_colour(state_.stroke);
      return true;
    default:
      return false;
  }
}

void Interpreter::execute_object(std::uint32_t code, Lexer& lexer) {
  switch (code) {
    case operator_code("Do"):
      draw_object(text_of(0));
      break;
    case operator_code("BI"):
      draw_inline_image(lexer);
      break;
    case operator_code("sh"):
      draw_shading(text_of(0));
      break;
    case operator_code("BMC"):
      begin_marked(text_of(0), false);
      break;
    case operator_code("BDC"):
      begin_marked(text_of(0), true);
      break;
    case operator_code("EMC"):
      if (marked_.size() > marked_floor_) {
        end_marked();
      }
      break;
    default:
      break;
  }
}

void Interpreter::begin_marked(std::string_view tag, bool has_properties) {
  MarkedContent content;
  content.flags = layer_flags();
  content.first_glyph = static_cast<std::uint32_t>(page_.glyphs.size());
  if (has_properties && has_inline_properties_) {
    content.replaces = properties_text_.has_value();
    content.text = properties_text_.value_or("");
    content.is_actual = properties_actual_;
    replace_by_structure(content, properties_number_);
  } else if (has_properties) {
    const Object properties = scope_->resources.get("Properties").get(text_of(1));
    if (tag == "OC") {
      content.flags |= session_.layers.flags(properties);
    }
    const Object text = properties.get("ActualText", "E");
    content.replaces = text.is_string();
    content.text = text.text();
    content.is_actual = properties.get("ActualText").is_string();
    const Object number = properties.get("MCID");
    replace_by_structure(content, number.is_number() ? std::optional(number.integer()) : std::nullopt);
  }
  if (marked_.size() < kMarkedDepth) {
    marked_.push_back(std::move(content));
  } else {
    session_.unmodelled(page_.number, "deep-marked-content");
    ++marked_beyond_;
  }
}

void Interpreter::replace_by_structure(MarkedContent& content, std::optional<std::int64_t> number) const {
  const std::string* const text = number && source_ == 0 ? session_.structure.of(session_.page_identity, *number) : nullptr;
  if (!content.replaces && text != nullptr) {
    content.replaces = true;
    content.text = *text;
  }
}

void Interpreter::end_marked() {
  if (marked_beyond_ > 0) {
    --marked_beyond_;
    return;
  }
  MarkedContent content = std::move(marked_.back());
  marked_.pop_back();
  const auto end = static_cast<std::uint32_t>(page_.glyphs.size());
  // A picture is described; what stands for no glyph as its text is another matter.
  if (content.replaces && (end > content.first_glyph || (content.is_actual && !content.text.empty()))) {
    page_.replaced.push_back({content.first_glyph, end, repair_utf8(content.text)});
  }
}

std::uint32_t Interpreter::layer_flags() const {
  return marked_.empty() ? 0 : marked_.back().flags;
}

void Interpreter::set_device_colour(PaintSource& source, const PaintColour& colour) {
  source.space = nullptr;
  source.colour = colour;
  source.nothing = false;
}

void Interpreter::set_space(PaintSource& source, std::string_view name) {
  const Object& resources = scope_->resources;
  const Object named = resources.get("ColorSpace").get(name);
  source.space = named ? session_.colour_space(named, resources) : session_.device_space(name);
  source.colour = source.space->initial();
  source.nothing = source.space->paints_nothing();
}

void Interpreter::set_colour(PaintSource& source) {
  const std::vector<double> values = all_numbers();
  const bool named = !operands_.empty() && operands_.back().kind == Operand::Kind::Name;
  if (named) {
    const Object pattern = scope_->resources.get("Pattern").get(text_of(operands_.size() - 1));
    source.colour = session_.pattern_colour(pattern, values, source.space.get());
    source.nothing = false;
    source.tiled = pattern.get("PatternType").integer() == 1;
    return;
  }
  source.tiled = false;
  if (source.space) {
    source.colour = source.space->colour(values);
  } else {
    source.colour = values.size() >= 4   ? from_cmyk(values[0], values[1], values[2], values[3])
                    : values.size() >= 3 ? from_rgb(values[0], values[1], values[2])
                    : values.empty()     ? kUnknownColour
                                         : from_grey(values[0]);
  }
}

void Interpreter::set_parameters(const Object& parameters) {
  for (const std::string& key : parameters.keys()) {
    const Object value = parameters.get(key);
    if (key == "ca") {
      state_.fill.alpha = std::clamp(value.number(1), 0.0, 1.0);
    } else if (key == "CA") {
      state_.stroke.alpha = std::clamp(value.number(1), 0.0, 1.0);
    } else if (key == "LW") {
      state_.line_width = value.number(1);
    } else if (key == "BM") {
      // Of a list the first that is known.
      state_.blend = blend_named(value.is_array() ? value.at(0).name() : value.name());
      for (std::size_t i = 1; state_.blend == Blend::Other && i < std::min<std::size_t>(value.size(), 16); ++i) {
        state_.blend = blend_named(value.at(i).name());
      }
    } else if (key == "TR" || key == "TR2") {
      if (!value.is("Identity") && !value.is("Default")) {
        session_.unmodelled(page_.number, "transfer-function");
      }
    } else if (key == "Font" && value.size() >= 2) {
      state_.text.font = session_.font(value.at(0));
      state_.text.size = value.at(1).number();
    } else if (key == "SMask") {
      set_soft_mask(value);
    }
  }
}

// The mask is not rendered: text drawn through one is taken as seen, and said not to be understood; a shape drawn
// through one covers nothing.
void Interpreter::set_soft_mask(const Object& mask) {
  state_.masked = mask.is_dictionary();
}

Paint Interpreter::paint_of(const PaintSource& source) const {
  return {source.colour, source.nothing ? 0 : source.alpha * state_.group_alpha, state_.blend};
}

}  // namespace sverka::pdf
