#include "readers/docx/package.hpp"

#include <zip.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "readers/docx/container_kind.hpp"
#include "readers/docx/xml_encoding.hpp"
#include "readers/docx/zip_layout.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kRatioFloor = 1u << 20;
constexpr std::size_t kShortLook = 64;
constexpr std::size_t kChunk = 64 * 1024;
constexpr std::size_t kMostAtOnce = 16u << 20;

int hex_value(char letter) {
  if (letter >= '0' && letter <= '9') {
    return letter - '0';
  }
  if (letter >= 'a' && letter <= 'f') {
    return letter - 'a' + 10;
  }
  return letter >= 'A' && letter <= 'F' ? letter - 'A' + 10 : -1;
}

std::string slashed(std::string_view name) {
  std::string path(name);
  std::replace(path.begin(), path.end(), '\\', '/');
  path.erase(0, path.find_first_not_of('/'));
  return path;
}

struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class ZipError {
 public:
  ZipError() { zip_error_init(&error_); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;
  ~ZipError() { zip_error_fini(&error_); }
  zip_error_t* get() { return &error_; }

 private:
  zip_error_t error_;
};

// That memory ran out says nothing about the file.
Error zip_failure(zip_error_t& error, std::string part, const char* reason) {
  const bool no_memory = zip_error_code_zip(&error) == ZIP_ER_MEMORY;
  return {no_memory ? ErrorCode::LimitReached : ErrorCode::Damaged, std::move(part), no_memory ? "reader-memory" : reason,
          printable(zip_error_strerror(&error))};
}

void note_layout(const ZipLayout& layout, std::size_t size, Document& document) {
  if (layout.prepended > 0) {
    document.notes.push_back({"zip-prepended", {}, std::to_string(layout.prepended)});
  }
  if (layout.end < size) {
    document.notes.push_back({"zip-trailing", {}, std::to_string(size - layout.end)});
  }
  for (const ZipMismatch& mismatch : layout.mismatches) {
    Item item;
    item.kind = "zip-mismatch";
    item.value = printable(mismatch.entry);
    item.detail = mismatch.what;
    document.items.push_back(std::move(item));
  }
}

}  // namespace

struct Package::Archive {
  zip_t* zip = nullptr;
  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (zip != nullptr) {
      zip_discard(zip);
    }
  }
};

Package::Package() = default;
Package::~Package() = default;
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;

std::string fold_part_name(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for (std::size_t at = 0; at < name.size(); ++at) {
    char letter = name[at];
    if (letter == '%' && at + 2 < name.size() && hex_value(name[at + 1]) >= 0 && hex_value(name[at + 2]) >= 0) {
      letter = static_cast<char>(hex_value(name[at + 1]) * 16 + hex_value(name[at + 2]));
      at += 2;
    }
    if (letter >= 'A' && letter <= 'Z') {
      letter = static_cast<char>(letter - 'A' + 'a');
    }
    folded += letter == '\\' ? '/' : letter;
  }
  folded.erase(0, folded.find_first_not_of('/'));
  return folded;
}

Result<Package> Package::open(std::string_view bytes, const ReadLimits& limits, Document& document) {
  if (bytes.size() > limits.file_bytes) {
    return fail(ErrorCode::TooLarge, {}, "file-size", std::to_string(bytes.size()));
  }
  if (auto refused = refuse_by_content(bytes)) {
    return fail(std::move(*refused));
  }
  const ZipLayout layout = read_zip_layout(bytes);
  if (!layout.has_end) {
    return fail(ErrorCode::Damaged, {}, "zip-truncated");
  }
  if (layout.entries > limits.entries) {
    return fail(ErrorCode::LimitReached, {}, "zip-entries", std::to_string(layout.entries));
  }
  for (const ZipMismatch& mismatch : layout.mismatches) {
    // One entry under two names is two documents, one for each kind of program. No program writes that.
    if (mismatch.what == "name") {
      return fail(ErrorCode::Damaged, {}, "zip-mismatch", printable(mismatch.entry));
    }
  }
  ZipError error;
  zip_source_t* source = zip_source_buffer_create(bytes.data() + layout.begin, layout.end - layout.begin, 0, error.get());
  Package package;
  package.limits_ = &limits;
  package.archive_ = std::make_unique<Archive>();
  if (source != nullptr) {
    package.archive_->zip = zip_open_from_source(source, ZIP_RDONLY, error.get());
    if (package.archive_->zip == nullptr) {
      zip_source_free(source);
    }
  }
  if (package.archive_->zip == nullptr) {
    return fail(zip_failure(*error.get(), {}, "zip-damaged"));
  }
  note_layout(layout, bytes.size(), document);
  if (auto refused = package.list_entries()) {
    return fail(std::move(*refused));
  }
  return package;
}

std::optional<Error> Package::list_entries() {
  const zip_int64_t count = zip_get_num_entries(archive_->zip, 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits_->entries) {
    return Error{ErrorCode::LimitReached, {}, "zip-entries", std::to_string(count)};
  }
  for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
    const char* raw = zip_get_name(archive_->zip, index, ZIP_FL_ENC_GUESS);
    if (raw == nullptr) {
      continue;
    }
    const std::string name = repair_utf8(slashed(raw));
    const std::string folded = fold_part_name(name);
    if (!index_of_.emplace(folded, index).second) {
      return Error{ErrorCode::Damaged, {}, "zip-duplicate-entries", printable(name)};
    }
    zip_stat_t stat;
    if (zip_stat_index(archive_->zip, index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        stat.encryption_method != ZIP_EM_NONE) {
      return Error{ErrorCode::Encrypted, {}, "zip-encrypted", printable(name)};
    }
    if (!name.empty() && name.back() != '/') {
      stored_.emplace(folded, names_.size());
      names_.push_back(name);
    }
  }
  if (names_.empty()) {
    return Error{ErrorCode::Empty, {}, "empty-file", {}};
  }
  return std::nullopt;
}

bool Package::has(std::string_view name) const {
  return stored_.count(fold_part_name(name)) != 0;
}

std::string Package::stored_name(std::string_view name) const {
  const auto found = stored_.find(fold_part_name(name));
  return found == stored_.end() ? std::string(name) : names_[found->second];
}

Result<std::string> Package::read(std::string_view name, Document& document) {
  const auto found = index_of_.find(fold_part_name(name));
  const std::string part(name);
  if (found == index_of_.end()) {
    return fail(ErrorCode::NotFound, part, "part-missing");
  }
  if (std::optional<std::string> whole = read_at_once(found->second)) {
    return std::move(*whole);
  }
  return read_by_pieces(found->second, part, document);
}

// What is as it should be and of ordinary size. Anything else is for read_by_pieces(), which says what is wrong.
std::optional<std::string> Package::read_at_once(std::uint64_t index) {
  constexpr zip_uint64_t kKnown = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC | ZIP_STAT_ENCRYPTION_METHOD;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_->zip, index, 0, &stat) != 0 || (stat.valid & kKnown) != kKnown || stat.comp_method != ZIP_CM_DEFLATE ||
      stat.encryption_method != ZIP_EM_NONE || stat.comp_size == 0 || stat.size == 0 || stat.size > kMostAtOnce ||
      stat.comp_size > kMostAtOnce) {
    return std::nullopt;
  }
  const bool allowed = stat.size <= limits_->part_bytes && stat.size + unpacked_total_ <= limits_->unpacked_bytes &&
                       (stat.size <= kRatioFloor || stat.size / stat.comp_size <= limits_->ratio);
  if (!allowed) {
    return std::nullopt;
  }
  const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(archive_->zip, index, ZIP_FL_COMPRESSED));
  packed_.resize(stat.comp_size);
  if (!file || zip_fread(file.get(), packed_.data(), packed_.size()) != static_cast<zip_int64_t>(packed_.size())) {
    return std::nullopt;
  }
  std::string bytes;
  if (!inflater_.unpack(packed_, stat.size, stat.crc, bytes)) {
    return std::nullopt;
  }
  unpacked_total_ += bytes.size();
  return bytes;
}

Result<std::string> Package::read_by_pieces(std::uint64_t index, const std::string& part, Document& document) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  zip_stat_index(archive_->zip, index, 0, &stat);
  const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(archive_->zip, index, 0));
  if (!file) {
    return fail(zip_failure(*zip_get_error(archive_->zip), part, "part-unreadable"));
  }
  const std::size_t packed = std::max<std::size_t>(1, static_cast<std::size_t>(stat.comp_size));
  std::string bytes;
  // The declared size is a hint that may lie: it is believed only for a buffer of ordinary size.
  std::size_t room = std::clamp<std::size_t>(static_cast<std::size_t>(stat.size) + 1, 1024, 1u << 20);
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + room);
    const zip_int64_t got = zip_fread(file.get(), bytes.data() + before, room);
    bytes.resize(before + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
    if (got <= 0) {
      if (got < 0) {
        zip_error_t& error = *zip_file_get_error(file.get());
        const int code = zip_error_code_zip(&error);
        if (bytes.empty() || code == ZIP_ER_MEMORY) {
          return fail(zip_failure(error, part, "part-unreadable"));
        }
        const bool whole = code == ZIP_ER_CRC || code == ZIP_ER_INCONS;
        document.notes.push_back({whole ? "part-crc" : "part-truncated", part, printable(zip_file_strerror(file.get()))});
      }
      return bytes;
    }
    unpacked_total_ += static_cast<std::size_t>(got);
    if (bytes.size() > limits_->part_bytes) {
      return fail(ErrorCode::LimitReached, part, "zip-part-size");
    }
    if (unpacked_total_ > limits_->unpacked_bytes) {
      return fail(ErrorCode::LimitReached, part, "zip-total-size");
    }
    if (bytes.size() > kRatioFloor && bytes.size() / packed > limits_->ratio) {
      return fail(ErrorCode::LimitReached, part, "zip-ratio");
    }
    // Past the declared size nothing should come: a short look tells.
    room = bytes.size() == stat.size  ? kShortLook
           : bytes.size() > stat.size ? kChunk
                                      : std::clamp<std::size_t>(bytes.size(), kChunk, 4u << 20);
  }
}

}  // namespace sverka
