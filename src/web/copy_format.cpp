#include "web/copy_format.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::uint32_t kMostStrings = 1000;

bool fits(const CopyHeader& header, std::size_t size) {
  const std::uint64_t articles = header.articles, words = header.words;
  const auto is = [&](CopyTable table, std::uint64_t bytes) { return header.sizes[static_cast<std::size_t>(table)] == bytes; };
  for (std::size_t table = 0; table < kCopyTables; ++table) {
    if (header.begins[table] > size || header.sizes[table] > size - header.begins[table]) {
      return false;
    }
  }
  const std::uint64_t places = header.sizes[static_cast<std::size_t>(CopyTable::Places)] / 4;
  return header.bytes == size && header.bucket_bits >= 1 && header.bucket_bits <= 32 && is(CopyTable::Starts, 4 * (articles + 1)) &&
         is(CopyTable::Groups, 4 * articles) && is(CopyTable::Records, 8 * (articles + 1)) &&
         is(CopyTable::Buckets, 4 * ((std::uint64_t{1} << header.bucket_bits) + 1)) && is(CopyTable::Places, 4 * places) &&
         is(CopyTable::Lows, 2 * places) && is(CopyTable::Marks, 2 * words) && is(CopyTable::Common, (words + 7) / 8);
}

void put_text(std::string& record, std::string_view text) {
  const auto length = static_cast<std::uint32_t>(text.size());
  record.append(reinterpret_cast<const char*>(&length), sizeof length);
  record += text;
}

std::uint32_t take_number(std::string_view& record) {
  std::uint32_t number = 0;
  if (record.size() < sizeof number) {
    record = {};
    return 0;
  }
  std::memcpy(&number, record.data(), sizeof number);
  record.remove_prefix(sizeof number);
  return number;
}

std::string take_text(std::string_view& record) {
  const std::size_t told = take_number(record);
  const std::size_t length = std::min(told, record.size());
  const std::string_view text = record.substr(0, length);
  record.remove_prefix(length);
  return repair_utf8(text);
}

}  // namespace

std::uint32_t CopyTables::article_of(std::uint32_t word) const {
  std::uint32_t low = 0, high = header_.articles;
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (start(middle) <= word ? low : high) = middle;
  }
  return low;
}

std::string_view read_header(std::string_view bytes, CopyHeader& header) {
  if (bytes.size() < sizeof header) {
    return "corpus-damaged";
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic.data(), header.magic.size()) != kCopyMagic) {
    return "corpus-damaged";
  }
  if (header.version != kCopyVersion) {
    return "corpus-newer";
  }
  return fits(header, bytes.size()) ? "" : "corpus-damaged";
}

std::string write_record(const CopyRecord& record) {
  std::string bytes;
  const auto strings = static_cast<std::uint32_t>(2 + record.equal_urls.size());
  bytes.append(reinterpret_cast<const char*>(&strings), sizeof strings);
  put_text(bytes, record.url);
  put_text(bytes, record.title);
  for (const std::string& url : record.equal_urls) {
    put_text(bytes, url);
  }
  return bytes;
}

CopyRecord read_record(const CopyTables& tables, std::uint32_t article) {
  CopyRecord record;
  const std::string_view texts = tables.table(CopyTable::Texts);
  const std::uint64_t begin = tables.read<std::uint64_t>(CopyTable::Records, article);
  const std::uint64_t end = tables.read<std::uint64_t>(CopyTable::Records, std::uint64_t{article} + 1);
  if (begin > end || end > texts.size()) {
    return record;
  }
  std::string_view bytes = texts.substr(begin, end - begin);
  const std::uint32_t strings = std::min(take_number(bytes), kMostStrings);
  record.url = take_text(bytes);
  record.title = take_text(bytes);
  for (std::uint32_t more = 2; more < strings && !bytes.empty(); ++more) {
    record.equal_urls.push_back(take_text(bytes));
  }
  return record;
}

}  // namespace sverka
