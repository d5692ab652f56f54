// What was fetched, kept in a folder: every answer once, so that an audit can be made again without the network.
//
//   index.txt            one line a fact, fields divided by tabs; lines are only ever added
//   bodies/ab/cd...      the body of that SHA-256, packed by zlib
//
// A body is in its place before the line that names it; a line that was cut by the end of the process is not read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "web/site.hpp"

namespace sverka {

struct CrawledPage {
  std::string url;                      // as it was found
  std::string final_url;
  std::vector<std::string> redirects;
  std::uint32_t depth = 0;
  std::string not_judged, detail;       // a reason key, if there is nothing to judge
  bool operator==(const CrawledPage&) const = default;
};

struct CrawlNote {
  std::string code;
  std::uint64_t count = 0;
  std::string example;
  bool operator==(const CrawlNote&) const = default;
};

// The course of a crawl, all but the answers themselves.
struct CrawlRecord {
  std::string day;                               // ISO
  std::vector<std::string> seeds;
  std::vector<CrawledPage> pages;
  std::map<std::string, std::string> robots;     // origin -> the address whose answer holds
  std::map<std::string, std::string> sheets;     // address -> the address whose answer holds
  std::vector<CrawlNote> notes;
  bool ended = false;
};

class EvidenceFolder {
 public:
  // Reads what the folder has; it is made if it is not there. Errors: usage "evidence-folder", damaged "evidence-damaged".
  static Result<std::unique_ptr<EvidenceFolder>> open(const std::string& path);
  // For reading only: not_found "evidence-not-found" where there is none.
  static Result<std::unique_ptr<EvidenceFolder>> open_to_read(const std::string& path);
  ~EvidenceFolder();
  EvidenceFolder(const EvidenceFolder&) = delete;
  EvidenceFolder& operator=(const EvidenceFolder&) = delete;

  const CrawlRecord& record() const { return record_; }
  // The newest answer of an address, with its body.
  std::optional<FetchedAnswer> answer(const std::string& url) const;
  bool has_answer(const std::string& url) const { return answers_.count(url) != 0; }
  // Answers of a crawl that ended are not used for the next one.
  void forget_answers() { answers_.clear(); }

  // A new crawl, or the same one going on: the record begins anew, answers stay.
  void begin(const std::string& day, const std::vector<std::string>& seeds);
  void keep(const FetchedAnswer& answer);
  void keep(const CrawledPage& page);
  void keep_robots(const std::string& origin, const std::string& url);
  void keep_sheet(const std::string& url, const std::string& final_url);
  void keep(const CrawlNote& note);
  void end();
  // False once anything could not be written.
  bool is_sound() const { return sound_; }

 private:
  struct Kept {
    FetchedAnswer head;  // without its body
    std::string body;    // SHA-256; empty: none
  };
  explicit EvidenceFolder(std::string path) : path_(std::move(path)) {}
  bool load();
  void take(const std::vector<std::string>& fields);
  void take_answer(const std::vector<std::string>& fields);
  void add_line(const std::vector<std::string>& fields);
  std::string keep_body(const std::string& bytes);
  std::string path_of_body(const std::string& hash) const;

  std::string path_;
  int index_ = -1;
  bool sound_ = true;
  std::map<std::string, Kept> answers_;
  CrawlRecord record_;
};

}  // namespace sverka
