#include "isolation/page_pool.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "document/web_page_wire.hpp"
#include "document/wire.hpp"
#include "isolation/confined_pool.hpp"

namespace sverka {
namespace {

// A request: what it is, the length of the charset's name in one byte, the name, the bytes. An answer: the same letter, then the value.
constexpr char kPage = 'P', kSheet = 'S', kFeed = 'F';
constexpr std::size_t kCharsetBytes = 100;

HtmlReader reader_of_this_process;

void prepare_html() {
  reader_of_this_process = open_html_module();
}

std::string answer_to(std::string_view request, const PageLimits& limits) {
  const HtmlReader& reader = reader_of_this_process;
  if (reader.read_page == nullptr || request.size() < 2) {
    return encode_answer({ErrorCode::Unsupported, {}, "html-reader-missing", {}});
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
  Result<StyleSheet> read_style_sheet(std::string_view bytes, std::string_view charset) override {
    return ask(kSheet, bytes, charset, decode_style_sheet);
  }
  Result<WebFeed> read_feed(std::string_view bytes, std::string_view charset) override { return ask(kFeed, bytes, charset, decode_feed); }

 private:
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
