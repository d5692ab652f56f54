#include "isolation/page_pool.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "document/web_page_wire.hpp"
#include "document/wire.hpp"
#include "document/wire_bytes.hpp"
#include "isolation/confined_pool.hpp"

namespace sverka {
namespace {

// A request: what it is, the length of the charset's name in one byte, the name, the bytes. An answer: the same letter, then the value.
// A request for many pages is their number and, of each, charset and bytes as texts of the wire; its answer, their wire forms so.
constexpr char kPage = 'P', kSheet = 'S', kFeed = 'F', kMany = 'M';
constexpr std::size_t kCharsetBytes = 100;

HtmlReader reader_of_this_process;

void prepare_html() {
  reader_of_this_process = open_html_module();
}

std::string answer_to_many(std::string_view request, const PageLimits& limits) {
  WireSource source(request, 2 * request.size());
  WireSink answer(4 * request.size() + 1024);
  answer.byte(kMany);
  for (std::uint64_t count = source.number(request.size()); count > 0 && !source.broken(); --count) {
    const std::string charset = source.text();
    const std::string bytes = source.text();
    answer.text(encode_page(reader_of_this_process.read_page(bytes, charset, limits)));
  }
  return answer.take();
}

std::string answer_to(std::string_view request, const PageLimits& limits) {
  const HtmlReader& reader = reader_of_this_process;
  if (reader.read_page == nullptr || request.size() < 2) {
    return encode_answer({ErrorCode::Unsupported, {}, "html-reader-missing", {}});
  }
  if (request[0] == kMany) {
    return answer_to_many(request.substr(1), limits);
  }
  const std::size_t length = static_cast<unsigned char>(request[1]);
  const std::string_view charset = request.substr(2, length);
  const std::string_view bytes = request.substr(2 + length);
  switch (request[0]) {
    case kPage:
      return kPage + encode_page(reader.read_page(bytes, charset, limits));
    case kSheet:
      return kSheet + encode_style_sheet(reader.read_style_sheet(bytes, charset, limits));
    default:
      return kFeed + encode_feed(reader.read_feed(bytes, charset, limits));
  }
}

class ConfinedPagePool : public PagePool {
 public:
  ConfinedPagePool(std::unique_ptr<ChildPool> children, std::size_t memory_bytes)
      : children_(std::move(children)), memory_bytes_(memory_bytes) {}

  Result<WebPage> read_page(std::string_view bytes, std::string_view charset) override { return ask(kPage, bytes, charset, decode_page); }
  std::vector<Result<WebPage>> read_pages(std::span<const PageBytes> pages) override {
    std::vector<Result<WebPage>> read;
    if (pages.size() > 1 && !ask_many(pages, read)) {
      read.clear();
    }
    // Whoever of them is to blame is found by asking for each alone.
    return read.empty() ? PagePool::read_pages(pages) : std::move(read);
  }
  Result<StyleSheet> read_style_sheet(std::string_view bytes, std::string_view charset) override {
    return ask(kSheet, bytes, charset, decode_style_sheet);
  }
  Result<WebFeed> read_feed(std::string_view bytes, std::string_view charset) override { return ask(kFeed, bytes, charset, decode_feed); }

 private:
  bool ask_many(std::span<const PageBytes> pages, std::vector<Result<WebPage>>& read) {
    std::size_t bytes = 64;
    for (const PageBytes& page : pages) {
      bytes += page.bytes.size() + kCharsetBytes + 16;
    }
    WireSink request(bytes);
    request.byte(kMany);
    request.number(pages.size());
    for (const PageBytes& page : pages) {
      request.text(page.charset.substr(0, kCharsetBytes));
      request.text(page.bytes);
    }
    const Result<void> asked = children_->ask(request.take(), {}, [&](std::string_view answer) {
      WireSource source(answer.substr(std::min<std::size_t>(answer.size(), 1)), memory_bytes_);
      for (std::size_t at = 0; at < pages.size() && answer.starts_with(kMany); ++at) {
        read.push_back(decode_page(source.text(), memory_bytes_));
        if (!read.back()) {
          return false;
        }
      }
      return read.size() == pages.size() && !source.broken() && source.at_end();
    });
    return asked && read.size() == pages.size();
  }

  template <class Value>
  Result<Value> ask(char kind, std::string_view bytes, std::string_view charset, Result<Value> (*decode)(std::string_view, std::size_t)) {
    const std::string_view name = charset.substr(0, kCharsetBytes);
    std::string request;
    request.reserve(2 + name.size() + bytes.size());
    request += kind;
    request += static_cast<char>(name.size());
    request += name;
    request += bytes;
    Result<Value> result;
    const Result<void> asked = children_->ask(request, {}, [&](std::string_view answer) {
      result = answer.starts_with(kind) ? decode(answer.substr(1), memory_bytes_)
                                        : Result<Value>(fail(ErrorCode::Internal, {}, "wire-broken", "another kind of answer"));
      return result.has_value();
    });
    if (!asked) {
      return fail(asked.error());
    }
    return result;
  }

  std::unique_ptr<ChildPool> children_;
  std::size_t memory_bytes_;
};

}  // namespace

IsolationLimits page_isolation() {
  IsolationLimits limits;
  limits.memory_bytes = std::size_t{512} << 20;
  limits.cpu = std::chrono::milliseconds(10000);
  limits.wall = std::chrono::milliseconds(30000);
  limits.documents_per_child = 2000;
  limits.answer_bytes = std::size_t{256} << 20;
  return limits;
}

std::vector<Result<WebPage>> PagePool::read_pages(std::span<const PageBytes> pages) {
  std::vector<Result<WebPage>> read;
  read.reserve(pages.size());
  for (const PageBytes& page : pages) {
    read.push_back(read_page(page.bytes, page.charset));
  }
  return read;
}

Result<std::unique_ptr<PagePool>> PagePool::start(const IsolationLimits& isolation, const PageLimits& limits) {
  ConfinedReader reader;
  reader.prepare = prepare_html;
  reader.answer = [limits](std::string_view request) { return answer_to(request, limits); };
  ReadLimits reading;
  reading.file_bytes = limits.bytes + kCharsetBytes + 2;
  auto children = ChildPool::start(isolation, reading, reader);
  if (!children) {
    return fail(std::move(children).error());
  }
  return std::make_unique<ConfinedPagePool>(*std::move(children), isolation.memory_bytes);
}

}  // namespace sverka
