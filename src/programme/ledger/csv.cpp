#include "programme/ledger/csv.hpp"

#include <algorithm>

#include "programme/ledger/cells.hpp"

namespace sverka {

namespace {

char divider_of(std::string_view text) {
  std::size_t semicolons = 0;
  std::size_t commas = 0;
  bool quoted = false;
  for (const char letter : text) {
    quoted = quoted != (letter == '"');
    if (!quoted && (letter == '\n' || letter == '\r') && semicolons + commas > 0) {
      break;
    }
    semicolons += !quoted && letter == ';' ? 1 : 0;
    commas += !quoted && letter == ',' ? 1 : 0;
  }
  return commas > semicolons ? ',' : ';';
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text) {
  constexpr std::string_view kSeparator = "sep=";
  if (text.size() > kSeparator.size() && text.starts_with(kSeparator)) {
    divider_ = text[kSeparator.size()];
    at_ = std::min(text.find('\n'), text.size() - 1) + 1;
    line_ = 2;
  } else {
    divider_ = divider_of(text);
  }
}

bool CsvReader::next(CsvRecord& record) {
  while (at_ < text_.size()) {
    record.line = line_;
    record.fields.clear();
    record.broken_field = 0;
    unquoted_.clear();
    bool last = false;
    bool blank = true;
    while (!last) {
      record.fields.push_back(take_field(record, last));
      blank = blank && record.fields.back().empty();
    }
    if (!blank || record.broken_field != 0) {
      return true;
    }
  }
  return false;
}

std::string_view CsvReader::take_field(CsvRecord& record, bool& last) {
  std::string_view field;
  bool is_quoted = false;
  std::size_t begin = at_;
  while (begin < text_.size() && (text_[begin] == ' ' || text_[begin] == '\t') && text_[begin] != divider_) {
    ++begin;
  }
  if (begin < text_.size() && text_[begin] == '"') {
    at_ = begin;
    field = take_quoted(record);
    is_quoted = true;
  }
  const std::size_t rest = at_;
  while (at_ < text_.size() && text_[at_] != divider_ && text_[at_] != '\n' && text_[at_] != '\r') {
    ++at_;
  }
  const std::string_view plain = trimmed(text_.substr(rest, at_ - rest));
  if (is_quoted && !plain.empty()) {
    record.broken_field = static_cast<std::uint32_t>(record.fields.size()) + 1;
  }
  last = at_ >= text_.size() || text_[at_] != divider_;
  if (last) {
    end_line(at_);
  } else {
    ++at_;
  }
  return is_quoted ? trimmed(field) : plain;
}

std::string_view CsvReader::take_quoted(CsvRecord& record) {
  const std::size_t begin = ++at_;
  bool has_doubled = false;
  while (at_ < text_.size()) {
    if (text_[at_] == '"') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
        break;
      }
      has_doubled = true;
      ++at_;
    } else if (text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '\n'))) {
      ++line_;
    }
    ++at_;
  }
  const std::string_view inside = text_.substr(begin, at_ - begin);
  if (at_ >= text_.size()) {
    record.broken_field = static_cast<std::uint32_t>(record.fields.size()) + 1;
  } else {
    ++at_;
  }
  if (!has_doubled) {
    return inside;
  }
  std::string& plain = unquoted_.emplace_back();
  for (std::size_t index = 0; index < inside.size(); ++index) {
    plain += inside[index];
    index += inside[index] == '"' ? 1 : 0;
  }
  return plain;
}

void CsvReader::end_line(std::size_t at) {
  at_ = at;
  if (at_ < text_.size() && text_[at_] == '\r') {
    ++at_;
  }
  if (at_ < text_.size() && text_[at_] == '\n' && (at_ == at || text_[at_ - 1] == '\r')) {
    ++at_;
  }
  ++line_;
}

}  // namespace sverka
