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
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "web/site.hpp"

namespace sverka {

struct CrawledPage {
  std::string url;  // as it was found
  std::string final_url;
  std::vector<std::string> redirects;
  std::uint32_t depth = 0;
  std::string not_judged, detail;  // a reason key, if there is nothing to judge
  bool operator==(const CrawledPage&) const = default;
};

struct CrawlNote {
  std::string code;
  std::uint64_t count = 0;
  std::string example;
  bool operator==(const CrawlNote&) const = default;
};

// A page after its scripts were run.
struct KeptRendering {
  std::string body;     // SHA-256 of the markup
  std::string problem;  // a reason key, if there is none
};

// The course of a crawl, all but the answers themselves.
struct CrawlRecord {
  std::string day;  // ISO
  std::vector<std::string> seeds;
  std::vector<CrawledPage> pages;
  std::map<std::string, std::string> robots;        // origin -> the address whose answer holds
  std::map<std::string, std::string> sheets;        // address -> the address whose answer holds
  std::map<std::string, KeptRendering> renderings;  // by the page's address
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
  // Answers of a crawl that ended are not used for the next one, but to ask whether they still hold.
  void forget_answers() { earlier_ = std::exchange(answers_, {}); }
  // Headers that ask a server for a page only if it is another one than the forgotten answer: by ETag, Last-Modified. Empty without one.
  std::vector<HeaderField> condition_of(const std::string& url) const;
  // The forgotten answer again, as of the time of a 304; nothing without one.
  std::optional<FetchedAnswer> confirmed(const FetchedAnswer& not_modified) const;

  // A new crawl, or the same one going on: the record begins anew, answers stay.
  void begin(const std::string& day, const std::vector<std::string>& seeds);
  void keep(const FetchedAnswer& answer);
  void keep(const CrawledPage& page);
  void keep_robots(const std::string& origin, const std::string& url);
  void keep_sheet(const std::string& url, const std::string& final_url);
  void keep(const CrawlNote& note);
  void keep_rendering(const std::string& url, const std::string& markup, const std::string& problem);
  // Of record().renderings; nothing if it is damaged.
  std::optional<std::string> rendering(const std::string& body) const;
  // An answer of no crawl: to what it was asked for, "again", say; its address names what it is about. The newest of a purpose counts.
  void keep_look(const std::string& purpose, const FetchedAnswer& answer);
  // All of them with their bodies, by purpose and address.
  std::map<std::pair<std::string, std::string>, FetchedAnswer> looks() const;
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
  static std::optional<Kept> answer_in(std::span<const std::string> fields);
  std::vector<std::string> fields_of_answer(const Kept& kept) const;
  void add_line(const std::vector<std::string>& fields);
  std::optional<std::string> read_body(const std::string& hash) const;
  std::string keep_body(const std::string& bytes);
  std::string path_of_body(const std::string& hash) const;

  std::string path_;
  int index_ = -1;
  bool sound_ = true;
  std::optional<FetchedAnswer> with_body(const Kept& kept) const;
  std::map<std::string, Kept> answers_, earlier_;
  std::map<std::pair<std::string, std::string>, Kept> looks_;
  CrawlRecord record_;
};

}  // namespace sverka
