// kind = "marked-words": words that a person has to judge: superlatives, promises, statuses, restricted goods. Clauses 8.3, 8.5.
//
//   groups = ["ad_superlatives"]     lists of phrases, each word may end in "*"; a group's name for people is the sentence
//   "content.<group>" beside = "company"               only in paragraphs that name the Company or its product; any paragraph without it
//   except = "status_of_others"      a list: a phrase that one of these follows or stands in is let pass
//
// One finding a page and group, with the first words quoted and a count. {observed}, {count}, {group}, {quoted}.
#include <algorithm>
#include <utility>

#include "checks/findings.hpp"
#include "checks/text_places.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"
#include "web/names.hpp"

namespace sverka {

namespace {

struct Parameters {
  std::vector<std::string> groups;
  bool beside_company = false;
  std::string except;
};

struct Marked {
  std::uint32_t paragraph = 0;
  TextRange text;
};

class MarkedCheck {
 public:
  MarkedCheck(Head head, Parameters parameters)
      : head_(std::move(head)), parameters_(std::move(parameters)), rules_(make_brand_rules(head_->lexicon())) {
    for (const std::string& group : parameters_.groups) {
      for (const std::string& phrase : head_->lexicon().list(group)) {
        beginnings_.add(phrase);
      }
    }
  }

  Verdict operator()(const Evidence& evidence) const {
    std::vector<Finding> findings;
    const std::vector<JudgedText> texts = judged_texts(evidence);
    bool judged = false;
    for (const JudgedText& text : texts) {
      const std::vector<std::vector<Word>> paragraphs = words_of_paragraphs(text, judged);
      for (const std::string& group : parameters_.groups) {
        add_finding(evidence, text, paragraphs, group, findings);
      }
    }
    if (!judged) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    return verdict_of(std::move(findings));
  }

 private:
  // The words of each paragraph that is to be judged and may hold a phrase; none of the others. `judged`: there was one to judge.
  std::vector<std::vector<Word>> words_of_paragraphs(const JudgedText& text, bool& judged) const {
    std::vector<bool> names(text.paragraphs->size(), !parameters_.beside_company);
    if (parameters_.beside_company) {
      for (const NameUse& use : names_in(text, rules_)) {
        names[use.paragraph] = true;
      }
    }
    std::vector<std::vector<Word>> all(text.paragraphs->size());
    for (std::size_t index = 0; index < all.size(); ++index) {
      const PageParagraph& paragraph = (*text.paragraphs)[index];
      if (names[index] && paragraph.seen && !paragraph.code) {
        judged = judged || !paragraph.text.empty();
        if (may_hold(text, index, beginnings_)) {
          all[index] = split_words(paragraph.text);
        }
      }
    }
    return all;
  }

  bool is_excepted(const std::vector<Word>& words, const PhraseMatch& match) const {
    if (parameters_.except.empty()) {
      return false;
    }
    const auto except = head_->lexicon().list(parameters_.except);
    for (std::size_t at = match.first; at <= match.first + match.count && at < words.size(); ++at) {
      if (phrase_length_at(words, at, except) != 0) {
        return true;
      }
    }
    return false;
  }

  std::vector<Marked> marked_in(const std::vector<std::vector<Word>>& paragraphs, const std::string& group) const {
    const auto phrases = head_->lexicon().list(group);
    std::vector<Marked> marked;
    for (std::uint32_t index = 0; index < paragraphs.size(); ++index) {
      const std::vector<Word>& words = paragraphs[index];
      for (std::size_t from = 0; from < words.size();) {
        const PhraseMatch match = find_phrase(words, phrases, from);
        if (match.count == 0) {
          break;
        }
        from = match.first + match.count;
        if (!is_excepted(words, match)) {
          marked.push_back({index, {words[match.first].begin, words[match.first + match.count - 1].end}});
        }
      }
    }
    return marked;
  }

  void add_finding(const Evidence& evidence, const JudgedText& text, const std::vector<std::vector<Word>>& paragraphs,
                   const std::string& group, std::vector<Finding>& findings) const {
    const std::vector<Marked> marked = marked_in(paragraphs, group);
    if (marked.empty()) {
      return;
    }
    const Marked& first = marked.front();
    const PageParagraph& paragraph = (*text.paragraphs)[first.paragraph];
    const std::string observed = fold_spaces(std::string_view(paragraph.text).substr(first.text.begin, first.text.end - first.text.begin));
    Finding finding = new_finding(*head_, "", "", observed,
                                  {{"count", plain(std::to_string(marked.size()))},
                                   {"group", words(*head_, "content." + group)},
                                   {"quoted", is_quoted(paragraph, first.text) ? words(*head_, "content.quoted") : Sentence{}}});
    place_finding(finding, evidence, text, first.paragraph, first.text);
    findings.push_back(std::move(finding));
  }

  Head head_;
  Parameters parameters_;
  BrandRules rules_;
  BeginningSet beginnings_;
};

}  // namespace

Check make_marked_words(Head head, TableReader& parameters) {
  Parameters read;
  read.groups = parameters.texts("groups", Need::Required);
  static const std::vector<std::string_view> places = {"anything", "company"};
  read.beside_company = parameters.choice("beside", places, 0) == 1;
  if (parameters.has("except")) {
    read.except = parameters.text("except");
  }
  for (const std::string& group : read.groups) {
    if (head->lexicon().list(group).empty()) {
      parameters.refuse("groups", "the lexicon has no list \"" + group + "\"");
    }
  }
  return MarkedCheck(std::move(head), std::move(read));
}

}  // namespace sverka
