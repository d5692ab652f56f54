// An index of 100,000 generated articles: its size, the time to build it, and what a look-up costs a page.
//
//   bench_corpus [articles]
//
// Words are drawn from a vocabulary by rank, as in a real language, in sentences of a few common turns, so that fingerprints repeat.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "base/mapped_file.hpp"
#include "web/copies.hpp"

namespace {

using namespace sverka;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kVocabulary = 60000;
constexpr std::size_t kWordsOfArticle = 600;
constexpr std::size_t kPages = 1000;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {
    for (std::size_t word = 0; word < kVocabulary; ++word) {
      std::string letters;
      for (std::size_t rest = word + 1; rest > 0; rest /= 29) {
        letters += "\xD0";
        letters += static_cast<char>(0xB0 + rest % 29 % 16);
        letters += "\xD1";
        letters += static_cast<char>(0x80 + rest % 29 / 2 % 16);
      }
      vocabulary_.push_back(std::move(letters));
    }
  }

  std::string text(std::size_t words) {
    std::string all;
    for (std::size_t word = 0; word < words; ++word) {
      // Rank by a power law.
      const double draw = std::uniform_real_distribution<double>(0, 1)(random_);
      const auto rank = static_cast<std::size_t>(std::pow(static_cast<double>(kVocabulary), draw)) - 1;
      all += vocabulary_[std::min(rank, kVocabulary - 1)];
      all += word % 12 == 11 ? ". " : " ";
    }
    return all;
  }

 private:
  std::mt19937 random_;
  std::vector<std::string> vocabulary_;
};

PageParagraph paragraph_of(std::string text) {
  PageParagraph paragraph;
  paragraph.text = std::move(text);
  paragraph.pieces.push_back({});
  return paragraph;
}

}  // namespace

int main(int count, char** values) {
  const std::size_t articles = count > 1 ? std::strtoul(values[1], nullptr, 10) : 100000;
  Writer writer(1);
  std::vector<Article> all;
  std::size_t bytes = 0;
  for (std::size_t article = 0; article < articles; ++article) {
    all.push_back({"https://example.com/" + std::to_string(article), {}, "article", writer.text(kWordsOfArticle)});
    bytes += all.back().text.size();
  }
  Clock::time_point start = Clock::now();
  std::string index = build_copy_index(nullptr, all);
  const double built = seconds_since(start);
  std::printf(
      "{\"articles\": %zu, \"words\": %zu, \"text_mb\": %.0f, \"index_mb\": %.0f, \"bytes_a_word\": %.2f, \"build_s\": %.1f, "
      "\"build_peak_mb\": %.0f",
      articles, articles * kWordsOfArticle, static_cast<double>(bytes) / 1e6, static_cast<double>(index.size()) / 1e6,
      static_cast<double>(index.size()) / static_cast<double>(articles * kWordsOfArticle), built, peak_megabytes());

  std::vector<std::vector<PageParagraph>> pages;
  for (std::size_t page = 0; page < kPages; ++page) {
    pages.emplace_back();
    for (std::size_t paragraph = 0; paragraph < 5; ++paragraph) {
      pages.back().push_back(paragraph_of(writer.text(100)));
    }
    if (page % 4 == 0) {
      pages.back().push_back(paragraph_of(all[page * (articles / kPages)].text));
    }
  }
  all.clear();
  const char* path = "bench_corpus.index";
  std::FILE* file = std::fopen(path, "wb");
  if (file == nullptr || std::fwrite(index.data(), 1, index.size(), file) != index.size() || std::fclose(file) != 0) {
    return 1;
  }
  index = std::string();
  const Result<MappedFile> mapped = MappedFile::open(path, std::size_t{1} << 40);
  start = Clock::now();
  const auto opened = mapped ? open_copy_index(mapped->bytes()) : Result<std::unique_ptr<CopyIndex>>(fail(mapped.error()));
  if (!opened) {
    return 1;
  }
  const double opening = seconds_since(start);
  std::vector<double> times;
  std::size_t found = 0;
  for (std::size_t page = 0; page < kPages; ++page) {
    start = Clock::now();
    found += (*opened)->find(pages[page], {}).size();
    times.push_back(seconds_since(start) * 1000);
  }
  std::sort(times.begin(), times.end());
  std::printf(", \"open_ms\": %.2f, \"lookup_median_ms\": %.2f, \"lookup_p99_ms\": %.2f, \"copies_found\": %zu, \"copies_made\": %zu}\n",
              opening * 1000, times[kPages / 2], times[kPages * 99 / 100], found, kPages / 4);
  std::remove(path);
  return found == kPages / 4 ? 0 : 1;
}
