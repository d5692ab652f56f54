#include "store/backup.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "store/doctor.hpp"
#include "store/schema.hpp"

namespace sverka {
namespace {

constexpr std::string_view kHead = "sverka backup 1 schema ";
constexpr std::size_t kMostBytes = std::size_t{4} << 30;

std::string file_of(const std::string& folder) {
  return folder + "/rows.sverka";
}

// "table count\n", then each cell: "n", "i<number>;" or "s<length>:<bytes>".
void put_cell(std::string& out, const StoredCell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    out += "i" + std::to_string(*number) + ";";
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    out += "s" + std::to_string(text->size()) + ":" + *text;
  } else {
    out += "n";
  }
}

class BackupReader {
 public:
  explicit BackupReader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  std::string_view until(char sign) {
    const std::size_t end = text_.find(sign, at_);
    if (end == std::string_view::npos) {
      broken_ = true;
      return {};
    }
    const std::string_view part = text_.substr(at_, end - at_);
    at_ = end + 1;
    return part;
  }
  std::int64_t number(char sign) {
    const std::string_view digits = until(sign);
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    broken_ = broken_ || problem != std::errc{} || end != digits.data() + digits.size();
    return number;
  }
  StoredCell cell() {
    const char kind = at_ < text_.size() ? text_[at_++] : '?';
    if (kind == 'i') {
      return number(';');
    }
    if (kind == 's') {
      const std::int64_t length = number(':');
      if (broken_ || length < 0 || static_cast<std::size_t>(length) > text_.size() - at_) {
        broken_ = true;
        return {};
      }
      at_ += static_cast<std::size_t>(length);
      return std::string(text_.substr(at_ - static_cast<std::size_t>(length), static_cast<std::size_t>(length)));
    }
    broken_ = broken_ || kind != 'n';
    return {};
  }
  bool broken() const { return broken_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool broken_ = false;
};

Result<std::string> rows_of(Store& store, CopyCount& count) {
  StoreWork work = store.reading();
  const std::int64_t schema = number_of(work.row("select max(number) from schema_versions"), 0);
  std::string out = std::string(kHead) + std::to_string(schema) + "\n";
  for (const std::string& table : tables_of_schema()) {
    const std::vector<StoredRow> rows = work.rows("select * from " + table + " order by 1, 2");
    out += table + " " + std::to_string(rows.size()) + " " + std::to_string(rows.empty() ? 0 : rows.front().size()) + "\n";
    for (const StoredRow& row : rows) {
      for (const StoredCell& cell : row) {
        put_cell(out, cell);
      }
    }
    count.rows += rows.size();
  }
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return out + sha256_hex(out);
}

// The rows of a backup whose hash is right.
Result<std::string> read_rows(const std::string& folder) {
  Result<std::string> text = read_file(file_of(folder), kMostBytes);
  if (!text) {
    return fail(text.error());
  }
  const std::size_t size = text->size();
  if (size < 64 || sha256_hex(std::string_view(*text).substr(0, size - 64)) != text->substr(size - 64) || text->find(kHead) != 0) {
    return fail(ErrorCode::Damaged, file_of(folder), "backup-damaged");
  }
  text->resize(size - 64);
  return text;
}

Result<std::size_t> put_rows(StoreWork& work, BackupReader& reader, const std::string& where) {
  std::size_t total = 0;
  const std::vector<std::string>& known = tables_of_schema();
  while (!reader.at_end() && !reader.broken()) {
    const std::string table(reader.until(' '));
    const std::int64_t rows = reader.number(' '), columns = reader.number('\n');
    if (reader.broken() || columns > 100 || std::find(known.begin(), known.end(), table) == known.end()) {
      return fail(ErrorCode::Damaged, where, "backup-damaged", table);
    }
    std::string sql = "insert into " + table + " values (";
    for (std::int64_t column = 0; column < columns; ++column) {
      sql += column == 0 ? "?" : ", ?";
    }
    // What the migrations themselves put there.
    if (table == "trail_head" || table == "register_state") {
      work.change("delete from " + table);
    }
    for (std::int64_t row = 0; row < rows && !reader.broken(); ++row) {
      StoredRow cells;
      for (std::int64_t column = 0; column < columns; ++column) {
        cells.push_back(reader.cell());
      }
      work.change(sql + ")", cells);
      ++total;
    }
  }
  if (work.failed()) {
    return work.refused(ErrorCode::Internal, where, "store-failed");
  }
  return reader.broken() ? Result<std::size_t>(fail(ErrorCode::Damaged, where, "backup-damaged")) : total;
}

}  // namespace

Result<CopyCount> back_up(Store& store, const std::string& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem || !std::filesystem::is_empty(folder, problem) || problem) {
    return fail(ErrorCode::Usage, folder, "backup-target");
  }
  CopyCount count;
  const Result<std::string> rows = rows_of(store, count);
  const Result<std::vector<PaperFault>> named = named_papers(store);
  Result<PaperFolder> papers = PaperFolder::open(folder + "/papers");
  if (!rows) {
    return fail(rows.error());
  }
  if (!named || !papers) {
    return fail(named ? papers.error() : named.error());
  }
  for (const PaperFault& one : *named) {
    const Result<std::string> bytes = store.papers().read(one.name);
    const Result<std::string> kept = bytes ? papers->keep(*bytes) : bytes;
    if (!kept) {
      return fail(kept.error());
    }
    ++count.papers;
  }
  // The same care as for a paper: written beside, synchronised, renamed.
  const Result<std::string> written = papers->keep(*rows);
  if (!written || std::rename((folder + "/papers/" + written->substr(0, 2) + "/" + *written).c_str(), file_of(folder).c_str()) != 0) {
    return fail(ErrorCode::Internal, folder, "backup-failed");
  }
  return count;
}

Result<CopyCount> restore(Store& store, const std::string& folder) {
  const Result<std::string> rows = read_rows(folder);
  if (!rows) {
    return fail(rows.error());
  }
  BackupReader reader(std::string_view(*rows).substr(kHead.size()));
  const std::int64_t schema = reader.number('\n');
  if (schema != migrations().back().number) {
    return fail(ErrorCode::Unsupported, file_of(folder), schema > migrations().back().number ? "store-newer" : "backup-older",
                std::to_string(schema));
  }
  const Result<PaperFolder> papers = PaperFolder::open(folder + "/papers");
  if (!papers) {
    return fail(papers.error());
  }
  CopyCount count;
  for (const std::string& name : papers->names()) {
    const Result<std::string> bytes = papers->read(name);
    const Result<std::string> kept = bytes ? store.papers().keep(*bytes) : bytes;
    if (!kept) {
      return fail(kept.error());
    }
    ++count.papers;
  }
  StoreWork work = store.writing();
  if (number_of(work.row("select number from trail_head"), 0) != 0 || !work.row("select id from users limit 1").empty()) {
    return work.refused(ErrorCode::Usage, store.papers().folder(), "restore-target");
  }
  const Result<std::size_t> put = put_rows(work, reader, file_of(folder));
  if (!put) {
    return fail(put.error());
  }
  count.rows = *put;
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return count;
}

}  // namespace sverka
