#include "templates/slot_parties.hpp"

#include <algorithm>
#include <utility>

#include "templates/slot_text.hpp"
#include "templates/slot_words.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

constexpr std::size_t kDefinitionReach = 80;  // bytes between "hereinafter" and the quote
constexpr std::size_t kLongestRole = 60;      // bytes
constexpr std::uint32_t kPreambleBlocks = 60;
constexpr std::size_t kFewestRoles = 2;

// A party as the form calls it.
struct Role {
  std::string text;
  bool has_blanks = false;
  std::string_view prefix = {};
};

struct Quotes {
  std::string_view open, close;
};
constexpr Quotes kQuotes[] = {{"\u00AB", "\u00BB"}, {"\"", "\""}, {"\u201C", "\u201D"}, {"\u201E", "\u201C"}};

// The first text between quotes that begins within reach; where it ends goes to `end`.
std::string quoted_after(std::string_view text, std::size_t at, std::size_t& end) {
  std::size_t first = std::string_view::npos;
  std::string inside;
  for (const Quotes& quotes : kQuotes) {
    const std::size_t open = text.find(quotes.open, at);
    if (open == std::string_view::npos || open - at > kDefinitionReach || open >= first) {
      continue;
    }
    const std::size_t begin = open + quotes.open.size();
    const std::size_t close = text.find(quotes.close, begin);
    if (close != std::string_view::npos && close - begin <= kLongestRole) {
      first = open;
      inside = std::string(text.substr(begin, close - begin));
      end = close;
    }
  }
  return inside;
}

// Without the ending that cases change: "prodavets" and "prodavtsa" have one stem.
std::string stem_of(std::string_view word) {
  std::u32string letters = to_code_points(word);
  const auto ends_with = [&](std::u32string_view ending) {
    return letters.size() > ending.size() + 3 && std::u32string_view(letters).substr(letters.size() - ending.size()) == ending;
  };
  for (const std::u32string_view ending :
       {U"\u0430\u044F", U"\u044F\u044F", U"\u0438\u0439", U"\u044B\u0439", U"\u043E\u0435", U"\u0435\u0446", U"\u0438\u044F", U"\u044C",
        U"\u0430", U"\u044F", U"\u043E", U"\u0435", U"\u0439"}) {
    if (ends_with(ending)) {
      letters.resize(letters.size() - ending.size());
      break;
    }
  }
  return to_utf8(letters);
}

class RolesOf {
 public:
  RolesOf(const Document& document, const std::vector<MarkedSlot>& marks, const std::vector<std::string>& clauses, const Lexicon& lexicon)
      : document_(document), marks_(marks), clauses_(clauses), lexicon_(lexicon) {}

  std::vector<Role> find() {
    find_definitions();
    if (roles_.size() < kFewestRoles) {
      find_heads();
    }
    return std::move(roles_);
  }

 private:
  bool is_listed(std::string_view role, std::string_view list) const {
    const auto words = lexicon_.list(list);
    return std::find(words.begin(), words.end(), role) != words.end();
  }

  // "____, hereinafter the 'Seller'", above the first clause.
  void find_definitions() {
    for (std::uint32_t block = 0; block < document_.blocks.size() && block < kPreambleBlocks; ++block) {
      if (document_.blocks[block].story != Story::Body || (found_.size() >= kFewestRoles && !clauses_[block].empty())) {
        continue;
      }
      const std::string& text = document_.blocks[block].text;
      const std::string lower = to_lower(text);
      if (lower.size() != text.size()) {
        continue;
      }
      for (const std::string_view list : {"defining_words", "shortening_words"}) {
        for (const std::string& word : lexicon_.list(list)) {
          for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + word.size())) {
            std::size_t end = at;
            std::string role = fold_label(quoted_after(text, at, end));
            if (role.empty() && list == std::string_view("shortening_words")) {
              role = word_after(lower, at + word.size(), end);
            }
            // "further 'the Goods'" shortens any name; of those only parties that are known by their name count.
            if (!role.empty() && (list == std::string_view("defining_words") || is_listed(role, "signing_words"))) {
              add(role, block, static_cast<std::uint32_t>(end));
            }
          }
        }
      }
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Found& one, const Found& other) { return is_before(one, other); });
    Found last;
    for (const Found& one : found_) {
      keep(one.role, has_mark_between(last, one));
      last = one;
    }
  }

  // "(hereinafter - Lessor)": the word without quotes.
  static std::string word_after(std::string_view lower, std::size_t at, std::size_t& end) {
    std::string first;
    tokenize(lower.substr(at, kDefinitionReach), [&](const Token& token, std::string_view key) {
      if (first.empty() && token.kind == TokenKind::Word) {
        first = fold_label(key);
        end = at + token.end;
      }
    });
    return first;
  }

  // "Carrier: ____" at the beginning of a line, of a cell or of a column that white space makes.
  void find_heads() {
    for (const Block& block : document_.blocks) {
      const std::string lower = to_lower(block.text);
      for (const TextRange& column : columns_of_line(lower)) {
        const std::string piece = fold_label(std::string_view(lower).substr(column.begin, column.end - column.begin));
        const std::string head = piece.substr(0, piece.find_first_of(": ("));
        if (is_listed(head, "signing_words") && (head.size() == piece.size() || piece[head.size()] == ':')) {
          keep(head, true);
        }
      }
    }
  }

  struct Found {
    std::string role;
    std::uint32_t block = 0, at = 0;
  };
  static bool is_before(const Found& one, const Found& other) {
    return one.block != other.block ? one.block < other.block : one.at < other.at;
  }

  void add(const std::string& role, std::uint32_t block, std::uint32_t at) {
    const auto others = lexicon_.list("words_of_no_party");
    const bool no_party = std::any_of(others.begin(), others.end(), [&](const std::string& word) { return role.starts_with(word); });
    if (!no_party && !is_listed(role, "one_of_the_parties")) {
      found_.push_back({role, block, at});
    }
  }

  void keep(const std::string& role, bool has_blanks) {
    const bool known = std::any_of(roles_.begin(), roles_.end(), [&](const Role& one) { return one.text == role; });
    if (!known) {
      roles_.push_back({role, has_blanks});
    }
  }

  bool has_mark_between(const Found& from, const Found& to) const {
    return std::any_of(marks_.begin(), marks_.end(), [&](const MarkedSlot& mark) {
      const Found here{{}, mark.span.first_block, mark.span.begin};
      // The head of the agreement has its own blanks, before the first party.
      const bool in_sentence = mark.span.first_block == to.block || from.block != 0 || !from.role.empty();
      return in_sentence && !mark.bent_word && !is_before(here, from) && is_before(here, to);
    });
  }

  const Document& document_;
  const std::vector<MarkedSlot>& marks_;
  const std::vector<std::string>& clauses_;
  const Lexicon& lexicon_;
  std::vector<Found> found_;
  std::vector<Role> roles_;
};

// How the role is found in a text: of several words the first is enough, unless another role begins with it ("Party 1", "Party 2").
std::string words_of(const Role& role, const std::vector<Role>& roles) {
  const std::string_view text = role.text;
  const std::string_view first = text.substr(0, text.find(' '));
  const auto sharing = std::count_if(
      roles.begin(), roles.end(), [&](const Role& other) { return std::string_view(other.text).substr(0, other.text.find(' ')) == first; });
  return sharing > 1 ? role.text : stem_of(first);
}

void share_out(std::vector<Role>& roles) {
  const auto has = [&](std::string_view prefix) {
    return std::any_of(roles.begin(), roles.end(), [&](const Role& role) { return role.prefix == prefix; });
  };
  const auto give = [&](std::string_view prefix, auto fits) {
    const auto found = std::find_if(roles.begin(), roles.end(), [&](const Role& role) { return role.prefix.empty() && fits(role); });
    if (found != roles.end()) {
      found->prefix = prefix;
    }
  };
  const auto blanks = std::count_if(roles.begin(), roles.end(), [](const Role& role) { return role.prefix.empty() && role.has_blanks; });
  if (!has(kClientPrefix) && blanks == 1) {
    give(kClientPrefix, [](const Role& role) { return role.has_blanks; });
  }
  if (!has(kCompanyPrefix)) {
    give(kCompanyPrefix, [](const Role&) { return true; });
  }
  if (!has(kClientPrefix)) {
    give(kClientPrefix, [](const Role&) { return true; });
  }
  for (Role& role : roles) {
    role.prefix = role.prefix.empty() ? kThirdPrefix : role.prefix;
  }
}

}  // namespace

SlotParties::SlotParties(const Document& document, const std::vector<MarkedSlot>& marks, const std::vector<std::string>& clauses,
                         const Lexicon& lexicon) {
  for (const std::string& word : lexicon.list("company_words")) {
    words_.push_back({word, kCompanyPrefix});
  }
  for (const std::string& word : lexicon.list("client_words")) {
    words_.push_back({word, kClientPrefix});
  }
  std::vector<Role> roles = RolesOf(document, marks, clauses, lexicon).find();
  if (roles.size() < kFewestRoles) {
    return;
  }
  for (Role& role : roles) {
    role.prefix = last_in(role.text);
  }
  std::vector<Role> shared = roles;
  share_out(shared);
  for (std::size_t at = 0; at < roles.size(); ++at) {
    if (std::string stem = words_of(shared[at], shared); roles[at].prefix.empty() && !stem.empty()) {
      words_.push_back({std::move(stem), shared[at].prefix, true});
    }
  }
}

bool SlotParties::stands_at(const Word& word, std::string_view text, std::size_t at) {
  if (!word.whole_beginning || at == 0) {
    return true;
  }
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) {
    --before;
  }
  return !is_letter(next_code_point(text, before));
}

std::string_view SlotParties::last_in(std::string_view text) const {
  std::string_view prefix;
  std::size_t last = 0;
  for (const Word& word : words_) {
    std::size_t at = text.rfind(word.stem);
    while (at != std::string_view::npos && at >= last && !stands_at(word, text, at)) {
      at = at == 0 ? std::string_view::npos : text.rfind(word.stem, at - 1);
    }
    if (at != std::string_view::npos && (prefix.empty() || at > last)) {
      prefix = word.prefix;
      last = at;
    }
  }
  return prefix;
}

std::string_view SlotParties::first_in(std::string_view text) const {
  std::string_view prefix;
  std::size_t first = text.size();
  for (const Word& word : words_) {
    std::size_t at = text.find(word.stem);
    while (at < first && !stands_at(word, text, at)) {
      at = text.find(word.stem, at + 1);
    }
    if (at < first) {
      prefix = word.prefix;
      first = at;
    }
  }
  return prefix;
}

}  // namespace sverka
