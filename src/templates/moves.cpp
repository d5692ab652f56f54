// Text that is missing in one place and foreign in another was moved.
#include <algorithm>
#include <map>

#include "templates/grading.hpp"
#include "text/token.hpp"

namespace sverka {
namespace {

constexpr std::size_t kShortestMove = 2;  // words, or one long one: a heading
constexpr std::size_t kLongWordBytes = 12;
constexpr double kAlike = 0.85;            // share of common words that still makes it the same text, edited on the way
constexpr std::size_t kMostCompared = 64;  // candidates of one text that are compared word by word

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  tokenize(text, [&](const Token& token, std::string_view key) {
    if (token.kind != TokenKind::Punctuation) {
      words.emplace_back(key);
    }
  });
  return words;
}

// A computed label in front is no part of what moved. A page shows capitals where the template has a property: case does not tell.
std::vector<std::string> moved_words(std::string_view text) {
  const std::size_t label = [&] {
    std::size_t end = 0;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) != 0 || text[end] == '.')) {
      ++end;
    }
    return end < text.size() && text[end] == ' ' && end > 0 && text[end - 1] == '.' ? end : std::size_t{0};
  }();
  return words_of(to_lower(text.substr(label)));
}

double alike(std::vector<std::string> one, std::vector<std::string> other) {
  std::sort(one.begin(), one.end());
  std::sort(other.begin(), other.end());
  std::vector<std::string> common;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(one.size() + other.size());
}

class MoveSearch {
 public:
  MoveSearch(Graded& graded, std::vector<Deviation>& deviations) : graded_(graded), deviations_(deviations) {}

  void run() {
    std::vector<std::size_t> removed, added;
    std::vector<std::vector<std::string>> words(deviations_.size());
    std::map<std::vector<std::string>, std::size_t> exact;
    for (std::size_t at = 0; at < deviations_.size(); ++at) {
      const DeviationClass kind = deviations_[at].deviation_class;
      if (kind == DeviationClass::Removed) {
        words[at] = moved_words(deviations_[at].expected);
        removed.push_back(at);
      } else if (kind == DeviationClass::Added) {
        words[at] = moved_words(deviations_[at].observed);
        added.push_back(at);
        exact.emplace(words[at], at);
      }
    }
    std::vector<bool> gone(deviations_.size(), false);
    for (const std::size_t from : removed) {
      const bool long_word = words[from].size() == 1 && words[from][0].size() >= kLongWordBytes;
      if (words[from].size() < kShortestMove && !long_word) {
        continue;
      }
      const std::size_t to = destination(from, added, words, exact, gone);
      if (to < deviations_.size()) {
        join(from, to);
        gone[from] = gone[to] = true;
        merged_.emplace_back(from, to);
      }
    }
    exchange();
    drop();
  }

 private:
  std::size_t destination(std::size_t from, const std::vector<std::size_t>& added, const std::vector<std::vector<std::string>>& words,
                          const std::map<std::vector<std::string>, std::size_t>& exact, const std::vector<bool>& gone) const {
    if (const auto same = exact.find(words[from]); same != exact.end() && !gone[same->second]) {
      return same->second;
    }
    if (words[from].size() < 2 * kShortestMove) {
      return deviations_.size();
    }
    std::size_t compared = 0;
    for (const std::size_t to : added) {
      const bool near_size = words[to].size() * 4 >= words[from].size() * 3 && words[from].size() * 4 >= words[to].size() * 3;
      if (gone[to] || !near_size || ++compared > kMostCompared) {
        continue;
      }
      if (alike(words[from], words[to]) >= kAlike) {
        return to;
      }
    }
    return deviations_.size();
  }

  void join(std::size_t from, std::size_t to) {
    Deviation& arrived = deviations_[to];
    arrived.deviation_class = DeviationClass::Moved;
    arrived.expected = deviations_[from].expected;
    arrived.template_places = deviations_[from].template_places;
    arrived.moved_to = arrived.clause;
  }

  // Two replacements that are each other's mirror are an exchange: rows or clauses that changed places.
  void exchange() {
    std::map<std::pair<std::string, std::string>, std::size_t> seen;
    for (std::size_t at = 0; at < deviations_.size(); ++at) {
      Deviation& one = deviations_[at];
      if (one.deviation_class != DeviationClass::Changed || words_of(one.expected).size() < kShortestMove) {
        continue;
      }
      const auto mirror = seen.find({one.observed, one.expected});
      if (mirror != seen.end()) {
        one.deviation_class = deviations_[mirror->second].deviation_class = DeviationClass::Moved;
        one.moved_to = one.clause;
        deviations_[mirror->second].moved_to = deviations_[mirror->second].clause;
      } else {
        seen.emplace(std::pair{one.expected, one.observed}, at);
      }
    }
  }

  // Takes the removed halves out of the list and renumbers the steps.
  void drop() {
    std::vector<std::int32_t> number(deviations_.size());
    for (std::size_t at = 0; at < number.size(); ++at) {
      number[at] = static_cast<std::int32_t>(at);
    }
    std::vector<bool> dropped(deviations_.size(), false);
    for (const auto& [from, to] : merged_) {
      number[from] = static_cast<std::int32_t>(to);
      dropped[from] = true;
    }
    std::vector<std::int32_t> place(deviations_.size());
    std::vector<Deviation> kept;
    for (std::size_t at = 0; at < deviations_.size(); ++at) {
      place[at] = static_cast<std::int32_t>(kept.size());
      if (!dropped[at]) {
        kept.push_back(std::move(deviations_[at]));
      }
    }
    for (GradedStep& step : graded_.steps) {
      if (step.deviation >= 0) {
        step.deviation = place[static_cast<std::size_t>(number[static_cast<std::size_t>(step.deviation)])];
      }
    }
    deviations_ = std::move(kept);
  }

  Graded& graded_;
  std::vector<Deviation>& deviations_;
  std::vector<std::pair<std::size_t, std::size_t>> merged_;
};

}  // namespace

void find_moves(Graded& graded, std::vector<Deviation>& deviations) {
  MoveSearch(graded, deviations).run();
}

}  // namespace sverka
