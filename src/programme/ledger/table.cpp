#include "programme/ledger/table.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "text/token.hpp"

namespace sverka {

namespace {

constexpr std::size_t kQuoted = 60;  // bytes of a cell that an error quotes, about

// Cut between code points.
std::string quoted(std::string_view text) {
  if (text.size() <= kQuoted) {
    return std::string(text);
  }
  std::size_t end = kQuoted;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return std::string(text.substr(0, end)) + "...";
}

}  // namespace

void LedgerFaults::add(const std::string& where, std::string reason, std::string_view detail) {
  ++found_.count;
  if (found_.errors.size() < kMostLedgerErrors) {
    found_.errors.push_back(Error{ErrorCode::BadLedger, where, std::move(reason), quoted(detail)});
  }
}

IdIndex::Inserted IdIndex::insert(std::string_view text) {
  if (slots_.size() < (ends_.size() + 1) * 2) {
    grow();
  }
  const std::size_t slot = slot_of(text);
  if (slots_[slot] != kAbsent) {
    return {slots_[slot], false};
  }
  slots_[slot] = size();
  texts_ += text;
  ends_.push_back(texts_.size());
  return {slots_[slot], true};
}

std::uint32_t IdIndex::find(std::string_view text) const {
  return slots_.empty() ? kAbsent : slots_[slot_of(text)];
}

std::string_view IdIndex::text_of(std::uint32_t number) const {
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(texts_).substr(begin, ends_[number] - begin);
}

std::size_t IdIndex::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>()(text) & mask;
  while (slots_[slot] != kAbsent && text_of(slots_[slot]) != text) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void IdIndex::grow() {
  constexpr std::size_t kFirst = 64;
  slots_.assign(std::max(kFirst, slots_.size() * 2), kAbsent);
  for (std::uint32_t number = 0; number < size(); ++number) {
    slots_[slot_of(text_of(number))] = number;
  }
}

TableText::TableText(const std::string& file, std::uint16_t file_number, std::string_view text, std::span<const LedgerColumn> columns,
                     LedgerFaults& faults, std::vector<LedgerNote>& notes)
    : file_(file), file_number_(file_number), reader_(text), columns_(columns), places_(columns.size(), 0), faults_(&faults) {
  read_head(notes);
}

void TableText::read_head(std::vector<LedgerNote>& notes) {
  if (!reader_.next(record_)) {
    faults_->add(file_, "ledger-empty-table", {});
    return;
  }
  width_ = record_.fields.size();
  for (std::size_t place = 0; place < width_; ++place) {
    const std::string name = to_lower(record_.fields[place]);
    const auto column = std::find_if(columns_.begin(), columns_.end(), [&name](const LedgerColumn& one) { return one.name == name; });
    const std::string where = file_ + ":" + std::to_string(record_.line) + ":" + std::to_string(place + 1);
    if (column == columns_.end()) {
      if (!name.empty()) {
        notes.push_back({"ledger-unknown-column", where, quoted(record_.fields[place])});
      }
      continue;
    }
    std::uint32_t& known = places_[static_cast<std::size_t>(column - columns_.begin())];
    if (known != 0) {
      faults_->add(where, "ledger-column-twice", name);
    }
    known = static_cast<std::uint32_t>(place + 1);
  }
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].need != ColumnNeed::Optional && places_[column] == 0) {
      faults_->add(file_, "ledger-missing-column", columns_[column].name);
    }
  }
}

bool TableText::next() {
  while (reader_.next(record_)) {
    if (is_sound()) {
      return true;
    }
  }
  return false;
}

bool TableText::is_sound() {
  const auto where = [this](std::size_t place) { return file_ + ":" + std::to_string(record_.line) + ":" + std::to_string(place); };
  if (record_.broken_field != 0) {
    faults_->add(where(record_.broken_field), "ledger-quotes", record_.fields[record_.broken_field - 1]);
    return false;
  }
  for (std::size_t place = width_; place < record_.fields.size(); ++place) {
    if (!record_.fields[place].empty()) {
      faults_->add(where(place + 1), "ledger-more-fields", record_.fields[place]);
      return false;
    }
  }
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].need == ColumnNeed::Required && cell(column).empty()) {
      faults_->add(where(places_[column]), "ledger-empty-cell", columns_[column].name);
    }
  }
  return true;
}

std::string_view TableText::cell(std::size_t column) const {
  const std::uint32_t place = places_[column];
  return place == 0 || place > record_.fields.size() ? std::string_view() : record_.fields[place - 1];
}

void TableText::refuse(std::size_t column, std::string reason, std::string_view detail) const {
  faults_->add(file_ + ":" + std::to_string(record_.line) + ":" + std::to_string(places_[column]), std::move(reason), detail);
}

}  // namespace sverka
