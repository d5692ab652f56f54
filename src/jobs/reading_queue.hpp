// Answers of a crawl on their way through the confined child: read by batches, one batch while the next one is fetched, and given back in
// the order in which they came. Waking a child for each page costs as much as a quarter of what it reads.
#pragma once

#include <cstddef>
#include <future>
#include <optional>
#include <vector>

#include "isolation/page_pool.hpp"
#include "web/frontier.hpp"
#include "web/site.hpp"

namespace sverka {

struct ReadAnswer {
  Errand errand;
  FetchedAnswer answer;
  std::optional<Result<WebPage>> dom;  // of a page of HTML
};

class ReadingQueue {
 public:
  explicit ReadingQueue(PagePool& pool) : pool_(pool) {}
  ReadingQueue(const ReadingQueue&) = delete;
  ReadingQueue& operator=(const ReadingQueue&) = delete;
  ~ReadingQueue();

  // Every answer about a page goes through here, so that their order stays; only pages of HTML are read.
  void add(Errand errand, FetchedAnswer answer);

  bool empty() const { return waiting_.empty() && !running_.valid(); }
  // A whole batch waits.
  bool is_full() const { return waiting_.size() >= kBatchPages || waiting_bytes_ >= kBatchBytes; }

  // The batch that is being read, when it is, while the reading of what waits begins; nothing if none was being read.
  std::vector<ReadAnswer> next();

 private:
  static constexpr std::size_t kBatchPages = 16;
  static constexpr std::size_t kBatchBytes = std::size_t{1} << 20;

  PagePool& pool_;
  std::vector<ReadAnswer> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::future<std::vector<ReadAnswer>> running_;
};

}  // namespace sverka
