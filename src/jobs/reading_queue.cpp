#include "jobs/reading_queue.hpp"

#include <utility>

#include "jobs/crawled_site.hpp"

namespace sverka {

namespace {

bool is_page_of_html(const FetchedAnswer& answer) {
  return answer.problem.empty() && answer.status >= 200 && answer.status < 300 && kind_of(answer) == AnswerKind::Html;
}

std::vector<ReadAnswer> read_batch(PagePool& pool, std::vector<ReadAnswer> batch) {
  std::vector<PageBytes> pages;
  std::vector<std::string> charsets;
  charsets.reserve(batch.size());
  for (const ReadAnswer& one : batch) {
    if (is_page_of_html(one.answer)) {
      charsets.push_back(charset_of(one.answer));
      pages.push_back({one.answer.body, charsets.back()});
    }
  }
  std::vector<Result<WebPage>> read = pool.read_pages(pages);
  std::size_t next = 0;
  for (ReadAnswer& one : batch) {
    if (is_page_of_html(one.answer)) {
      one.dom = std::move(read[next++]);
    }
  }
  return batch;
}

}  // namespace

ReadingQueue::~ReadingQueue() {
  if (running_.valid()) {
    running_.wait();
  }
}

void ReadingQueue::add(Errand errand, FetchedAnswer answer) {
  waiting_bytes_ += answer.body.size();
  waiting_.push_back({std::move(errand), std::move(answer), std::nullopt});
}

std::vector<ReadAnswer> ReadingQueue::next() {
  std::vector<ReadAnswer> read;
  if (running_.valid()) {
    read = running_.get();
  }
  if (!waiting_.empty()) {
    running_ = std::async(std::launch::async,
                          [this, batch = std::exchange(waiting_, {})]() mutable { return read_batch(pool_, std::move(batch)); });
    waiting_bytes_ = 0;
  }
  return read;
}

}  // namespace sverka
