// The tags and comments of HTML source in their order, as the tokenizer of the HTML standard sees them, without a tree.
//
// It answers what a tree cannot: where a tag stands that the tree drops, and how much a parser would have to hold. Texts of <script>,
// <style> and their like are skipped. Linear; works on bytes of any encoding that holds ASCII.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sverka::html {

struct SourceTag {
  enum class Kind : unsigned char { Start, End, Comment } kind = Kind::Start;
  std::string name;                // lower case; of a comment, its text
  std::size_t begin = 0, end = 0;  // bytes of the source, with the brackets
  bool self_closing = false;
  std::size_t attributes = 0;
  // Where the attribute after the first `attribute_limit` ones begins, and where the last one ends; 0 if there are fewer.
  std::size_t cut_begin = 0, cut_end = 0;
};

struct SourceAttribute {
  std::string name;   // lower case
  std::string value;  // as written
};

enum class RawText : unsigned char { Skipped, Scanned };

class TagScanner {
 public:
  TagScanner(std::string_view source, std::size_t attribute_limit, RawText raw_text = RawText::Skipped)
      : source_(source), attribute_limit_(attribute_limit), raw_text_(raw_text) {}

  std::optional<SourceTag> next();

 private:
  std::optional<SourceTag> markup_at(std::size_t at);
  SourceTag tag_at(std::size_t at, SourceTag::Kind kind);
  std::optional<SourceTag> declaration_at(std::size_t at);
  void skip_text_of(const std::string& name);
  void follow_foreign(const SourceTag& tag);

  std::string_view source_;
  std::size_t attribute_limit_;
  RawText raw_text_;
  std::size_t at_ = 0;
  std::size_t foreign_ = 0;  // open <svg> and <math>
};

// Of a start tag that the scanner gave; the first `limit` ones.
std::vector<SourceAttribute> attributes_of(std::string_view source, const SourceTag& tag, std::size_t limit);

}  // namespace sverka::html
