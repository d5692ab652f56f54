// Which clause a block belongs to.
#include <map>

#include "templates/match.hpp"
#include "templates/stream.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLongestHeadingTokens = 10;
constexpr std::string_view kPlainLabel = "0123456789.)";  // nothing in it to fold

bool holds_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

std::string bare(std::string_view label) {
  while (!label.empty() && (label.back() == '.' || label.back() == ' ')) {
    label.remove_suffix(1);
  }
  return label.find_first_not_of(kPlainLabel) == std::string_view::npos ? std::string(label) : fold_spaces(label);
}

// The digits and points of a label such as "Article 5." -> "5".
std::string number_in(std::string_view label) {
  const std::size_t begin = label.find_first_of("0123456789");
  if (begin == std::string_view::npos) {
    return {};
  }
  const std::size_t end = std::min(label.find_first_not_of("0123456789.", begin), label.size());
  return bare(label.substr(begin, end - begin));
}

class ClauseWalk {
 public:
  explicit ClauseWalk(const Lexicon& lexicon) : lexicon_(lexicon) {}

  const std::string& clause_of(const Block& block) {
    std::string label = block.label_origin == LabelOrigin::Numbering ? block.label : typed_label(block.text);
    if (block.label_origin == LabelOrigin::Bullet || block.label_origin == LabelOrigin::Note) {
      return clause_;
    }
    if (label.empty()) {
      const std::string heading = heading_of(block);
      if (!heading.empty()) {
        clause_ = parent_ = heading;
      }
      return clause_;
    }
    label = bare(label);
    const bool bracketed = label.ends_with(')');
    if (holds_digit(label) && !bracketed) {
      const std::string number = number_in(label);
      clause_ = parent_ = number.empty() ? label : number;
    } else if (parent_.empty()) {
      clause_ = label;
    } else {
      // A lettered or bracketed point belongs to the numbered clause above it: "4.2 b)".
      clause_ = parent_ + " " + label;
    }
    return clause_;
  }

 private:
  static std::string typed_label(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    return std::string(text.substr(begin, typed_label_length(text.substr(begin))));
  }

  // "Appendix No. 1" and "Article 5" as a short line of its own.
  std::string heading_of(const Block& block) const {
    if (block.cell.table != 0 || block.story != Story::Body) {
      return {};
    }
    const std::string lower = to_lower(std::string_view(block.text).substr(0, 64));
    const auto starts_with_any = [&](std::span<const std::string> words) {
      for (const std::string& word : words) {
        if (lower.starts_with(word)) {
          return true;
        }
      }
      return false;
    };
    const bool appendix = starts_with_any(lexicon_.list("appendix_words"));
    if (!appendix && !starts_with_any(lexicon_.list("clause_words"))) {
      return {};
    }
    std::size_t end = 0, tokens = 0;
    bool number = false;
    tokenize(block.text, [&](const Token& token, std::string_view) {
      ++tokens;
      if (!number) {
        end = token.end;
        number = token.kind == TokenKind::Number;
      }
    });
    if (!number || end > 64) {
      return {};
    }
    if (appendix) {
      return tokens <= kLongestHeadingTokens * 2 ? fold_spaces(std::string_view(block.text).substr(0, end)) : std::string();
    }
    return number_in(std::string_view(block.text).substr(0, 64));
  }

  const Lexicon& lexicon_;
  std::string clause_, parent_;
};

}  // namespace

std::vector<std::string> clauses_of(const Document& document, const Lexicon& lexicon) {
  std::vector<std::string> clauses(document.blocks.size());
  std::map<Story, ClauseWalk> walks;
  std::string body;
  for (std::size_t block = 0; block < document.blocks.size(); ++block) {
    const Story story = document.blocks[block].story;
    // A text box, a note or a comment belongs to the clause it is anchored in.
    if (story == Story::Body || story == Story::Header || story == Story::Footer) {
      ClauseWalk& walk = walks.try_emplace(story, lexicon).first->second;
      clauses[block] = walk.clause_of(document.blocks[block]);
      body = story == Story::Body ? clauses[block] : body;
    } else {
      clauses[block] = story == Story::TextBox || story == Story::Comment ? body : std::string();
    }
  }
  return clauses;
}

}  // namespace sverka
