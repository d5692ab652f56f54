#include "fetch/evidence.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "fetch/compressed.hpp"

namespace sverka {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHead = "sverka-evidence\t1";
constexpr std::size_t kIndexBytes = std::size_t{2} << 30;
constexpr std::size_t kBodyBytes = std::size_t{64} << 20;
constexpr std::size_t kFieldsOfAnswer = 7;
constexpr std::size_t kFieldsOfPage = 6;
constexpr int kFound = 200;

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '\\':
        result += "\\\\";
        break;
      case '\t':
        result += "\\t";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\r':
        result += "\\r";
        break;
      default:
        result += letter;
    }
  }
  return result;
}

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      result += text[i];
      continue;
    }
    ++i;
    result += text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : text[i] == 'r' ? '\r' : text[i];
  }
  return result;
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(unescaped(line.substr(0, tab)));
    if (tab == std::string_view::npos) {
      return fields;
    }
    line.remove_prefix(tab + 1);
  }
}

std::int64_t number(const std::string& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool write_whole(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// A name is only ever that of a whole file.
bool write_in_place(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + "." + std::to_string(::getpid()) + ".part";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) {
    return false;
  }
  const bool written = write_whole(file, bytes);
  ::close(file);
  return written && ::rename(temporary.c_str(), path.c_str()) == 0;
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<EvidenceFolder>> EvidenceFolder::open(const std::string& path) {
  std::error_code problem;
  fs::create_directories(fs::path(path) / "bodies", problem);
  std::unique_ptr<EvidenceFolder> folder(new EvidenceFolder(path));
  const std::string index = path + "/index.txt";
  const bool is_new = !fs::exists(index, problem);
  if (!is_new && !folder->load()) {
    return fail(ErrorCode::Damaged, index, "evidence-damaged");
  }
  folder->index_ = ::open(index.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (folder->index_ < 0) {
    return fail(ErrorCode::Usage, path, "evidence-folder");
  }
  char last = '\n';
  const off_t size = ::lseek(folder->index_, 0, SEEK_END);
  if (size > 0 && ::pread(folder->index_, &last, 1, size - 1) == 1 && last != '\n') {
    folder->sound_ = write_whole(folder->index_, "\n");  // ends the line that was cut
  }
  if (is_new) {
    folder->sound_ = write_whole(folder->index_, std::string(kHead) + "\n");
  }
  return folder;
}

Result<std::unique_ptr<EvidenceFolder>> EvidenceFolder::open_to_read(const std::string& path) {
  std::error_code problem;
  if (!fs::exists(path + "/index.txt", problem)) {
    return fail(ErrorCode::NotFound, path, "evidence-not-found");
  }
  std::unique_ptr<EvidenceFolder> folder(new EvidenceFolder(path));
  if (!folder->load()) {
    return fail(ErrorCode::Damaged, path + "/index.txt", "evidence-damaged");
  }
  return folder;
}

EvidenceFolder::~EvidenceFolder() {
  if (index_ >= 0) {
    ::close(index_);
  }
}

bool EvidenceFolder::load() {
  const Result<std::string> text = read_file(path_ + "/index.txt", kIndexBytes);
  if (!text) {
    return text.error().code == ErrorCode::Empty;
  }
  std::string_view rest = *text;
  bool first = true;
  while (true) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
      return !first || rest.empty();
    }
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (std::exchange(first, false)) {
      if (line != kHead) {
        return false;
      }
      continue;
    }
    take(fields_of(line));
  }
}

void EvidenceFolder::take(const std::vector<std::string>& fields) {
  const std::string& kind = fields.front();
  if (kind == "answer") {
    if (std::optional<Kept> kept = answer_in(std::span(fields).subspan(1))) {
      answers_[kept->head.url] = std::move(*kept);
    }
  } else if (kind == "look" && fields.size() > 1) {
    if (std::optional<Kept> kept = answer_in(std::span(fields).subspan(2))) {
      looks_[{fields[1], kept->head.url}] = std::move(*kept);
    }
  } else if (kind == "crawl" && fields.size() >= 2) {
    record_ = {};
    looks_.clear();
    record_.day = fields[1];
    record_.seeds.assign(fields.begin() + 2, fields.end());
  } else if (kind == "page" && fields.size() >= kFieldsOfPage) {
    CrawledPage page{fields[1], fields[2], {}, static_cast<std::uint32_t>(number(fields[3])), fields[4], fields[5]};
    page.redirects.assign(fields.begin() + kFieldsOfPage, fields.end());
    record_.pages.push_back(std::move(page));
  } else if (kind == "robots" && fields.size() == 3) {
    record_.robots[fields[1]] = fields[2];
  } else if (kind == "sheet" && fields.size() == 3) {
    record_.sheets[fields[1]] = fields[2];
  } else if (kind == "rendering" && fields.size() == 4) {
    record_.renderings[fields[1]] = {is_hash(fields[2]) ? fields[2] : std::string(), fields[3]};
  } else if (kind == "note" && fields.size() == 4) {
    record_.notes.push_back({fields[1], static_cast<std::uint64_t>(number(fields[2])), fields[3]});
  } else if (kind == "end") {
    record_.ended = true;
  }
}

// Address, status, IP, time, body, problem and its detail, then headers.
std::optional<EvidenceFolder::Kept> EvidenceFolder::answer_in(std::span<const std::string> fields) {
  if (fields.size() < kFieldsOfAnswer) {
    return std::nullopt;
  }
  Kept kept;
  kept.head.url = fields[0];
  kept.head.status = static_cast<int>(number(fields[1]));
  kept.head.ip = fields[2];
  kept.head.fetched_at = number(fields[3]);
  kept.body = is_hash(fields[4]) ? fields[4] : std::string();
  kept.head.problem = fields[5];
  kept.head.problem_detail = fields[6];
  for (std::size_t i = kFieldsOfAnswer; i + 1 < fields.size(); i += 2) {
    kept.head.headers.push_back({fields[i], fields[i + 1]});
  }
  return kept;
}

std::vector<std::string> EvidenceFolder::fields_of_answer(const Kept& kept) const {
  const FetchedAnswer& answer = kept.head;
  std::vector<std::string> fields{answer.url,     std::to_string(answer.status), answer.ip, std::to_string(answer.fetched_at), kept.body,
                                  answer.problem, answer.problem_detail};
  for (const HeaderField& field : answer.headers) {
    fields.push_back(field.name);
    fields.push_back(field.value);
  }
  return fields;
}

void EvidenceFolder::keep_look(const std::string& purpose, const FetchedAnswer& answer) {
  Kept kept{answer, keep_body(answer.body)};
  std::string().swap(kept.head.body);
  std::vector<std::string> fields = fields_of_answer(kept);
  fields.insert(fields.begin(), {"look", purpose});
  add_line(fields);
  looks_[{purpose, answer.url}] = std::move(kept);
}

std::map<std::pair<std::string, std::string>, FetchedAnswer> EvidenceFolder::looks() const {
  std::map<std::pair<std::string, std::string>, FetchedAnswer> looks;
  for (const auto& [key, kept] : looks_) {
    if (std::optional<FetchedAnswer> answer = with_body(kept)) {
      looks.emplace(key, std::move(*answer));
    }
  }
  return looks;
}

std::string EvidenceFolder::path_of_body(const std::string& hash) const {
  return path_ + "/bodies/" + hash.substr(0, 2) + "/" + hash.substr(2);
}

std::optional<FetchedAnswer> EvidenceFolder::answer(const std::string& url) const {
  const auto found = answers_.find(url);
  return found == answers_.end() ? std::nullopt : with_body(found->second);
}

std::optional<FetchedAnswer> EvidenceFolder::with_body(const Kept& kept) const {
  FetchedAnswer answer = kept.head;
  if (!kept.body.empty()) {
    std::optional<std::string> body = read_body(kept.body);
    if (!body) {
      answer.problem = "evidence-body-damaged";
      return answer;
    }
    answer.body = std::move(*body);
  }
  return answer;
}

std::vector<HeaderField> EvidenceFolder::condition_of(const std::string& url) const {
  std::vector<HeaderField> fields;
  const auto found = earlier_.find(url);
  if (found == earlier_.end() || found->second.head.status != kFound || !found->second.head.problem.empty() || found->second.body.empty()) {
    return fields;
  }
  for (const HeaderField& field : found->second.head.headers) {
    const bool is_tag = field.name == "etag";
    if ((is_tag || field.name == "last-modified") && field.value.find_first_of("\r\n") == std::string::npos) {
      fields.push_back({is_tag ? "If-None-Match" : "If-Modified-Since", field.value});
    }
  }
  return fields;
}

std::optional<FetchedAnswer> EvidenceFolder::confirmed(const FetchedAnswer& not_modified) const {
  const auto found = earlier_.find(not_modified.url);
  std::optional<FetchedAnswer> answer = found == earlier_.end() ? std::nullopt : with_body(found->second);
  if (!answer || !answer->problem.empty()) {
    return std::nullopt;
  }
  answer->fetched_at = not_modified.fetched_at;
  answer->ip = not_modified.ip;
  return answer;
}

std::optional<std::string> EvidenceFolder::read_body(const std::string& hash) const {
  const Result<std::string> packed = read_file(path_of_body(hash), kBodyBytes);
  std::optional<std::string> body = packed ? uncompressed(*packed, kBodyBytes) : std::nullopt;
  return body && sha256_hex(*body) == hash ? body : std::nullopt;
}

std::optional<std::string> EvidenceFolder::rendering(const std::string& body) const {
  return is_hash(body) ? read_body(body) : std::nullopt;
}

void EvidenceFolder::keep_rendering(const std::string& url, const std::string& markup, const std::string& problem) {
  const KeptRendering kept{keep_body(markup), problem};
  add_line({"rendering", url, kept.body, kept.problem});
  record_.renderings[url] = kept;
}

void EvidenceFolder::add_line(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    line += line.empty() ? "" : "\t";
    line += escaped(field);
  }
  sound_ = sound_ && write_whole(index_, line + "\n");
}

void EvidenceFolder::begin(const std::string& day, const std::vector<std::string>& seeds) {
  record_ = {};
  looks_.clear();
  record_.day = day;
  record_.seeds = seeds;
  std::vector<std::string> fields{"crawl", day};
  fields.insert(fields.end(), seeds.begin(), seeds.end());
  add_line(fields);
}

std::string EvidenceFolder::keep_body(const std::string& bytes) {
  if (bytes.empty()) {
    return {};
  }
  std::string hash = sha256_hex(bytes);
  const std::string path = path_of_body(hash);
  if (::access(path.c_str(), F_OK) != 0) {
    std::error_code problem;
    fs::create_directories(fs::path(path).parent_path(), problem);
    sound_ = sound_ && write_in_place(path, compressed(bytes));
  }
  return hash;
}

void EvidenceFolder::keep(const FetchedAnswer& answer) {
  Kept kept{answer, keep_body(answer.body)};
  std::string().swap(kept.head.body);  // clear() would keep its memory
  std::vector<std::string> fields = fields_of_answer(kept);
  fields.insert(fields.begin(), "answer");
  add_line(fields);
  answers_[answer.url] = std::move(kept);
}

void EvidenceFolder::keep(const CrawledPage& page) {
  std::vector<std::string> fields{"page", page.url, page.final_url, std::to_string(page.depth), page.not_judged, page.detail};
  fields.insert(fields.end(), page.redirects.begin(), page.redirects.end());
  add_line(fields);
}

void EvidenceFolder::keep_robots(const std::string& origin, const std::string& url) {
  add_line({"robots", origin, url});
}

void EvidenceFolder::keep_sheet(const std::string& url, const std::string& final_url) {
  add_line({"sheet", url, final_url});
}

void EvidenceFolder::keep(const CrawlNote& note) {
  add_line({"note", note.code, std::to_string(note.count), note.example});
}

void EvidenceFolder::end() {
  add_line({"end"});
  sound_ = sound_ && ::fsync(index_) == 0;
}

}  // namespace sverka
