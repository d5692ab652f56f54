// kind = "partner-mentions": other partners that a text names. Clause 8.6.4. The Company itself is let pass.
//
//   list = "other_partners"      names and hosts, of Evidence::lexicon: the register that the job was given, empty without one
//
// Inapplicable without a register. One finding for each partner and page. {observed}, {count}.
#include <algorithm>
#include <utility>

#include "checks/findings.hpp"
#include "checks/text_places.hpp"
#include "programme/words.hpp"
#include "text/token.hpp"

namespace sverka {

namespace {

bool is_host(std::string_view name) {
  return name.find('.') != std::string_view::npos && name.find(' ') == std::string_view::npos;
}

struct Mention {
  std::uint32_t paragraph = 0;
  TextRange text;
  std::size_t count = 0;
};

bool is_part_of_host(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' ||
         static_cast<unsigned char>(letter) >= 0x80;
}

void find_host(const PageParagraph& paragraph, std::uint32_t index, const std::string& host, Mention& mention) {
  const std::string lower = to_lower(paragraph.text);
  if (lower.size() != paragraph.text.size()) {
    return;
  }
  for (std::size_t at = lower.find(host); at != std::string::npos; at = lower.find(host, at + host.size())) {
    const std::size_t end = at + host.size();
    if ((at > 0 && is_part_of_host(lower[at - 1])) || (end < lower.size() && is_part_of_host(lower[end]))) {
      continue;
    }
    if (mention.count++ == 0) {
      mention.paragraph = index;
      mention.text = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
  }
}

void find_name(const std::vector<Word>& words, std::uint32_t index, const std::string& name, Mention& mention) {
  std::string phrase;
  for (const Word& word : split_words(name)) {
    phrase += (phrase.empty() ? "" : " ") + word.key;
  }
  const std::vector<std::string> phrases{phrase};
  for (std::size_t from = 0; from < words.size();) {
    const PhraseMatch match = find_phrase(words, phrases, from);
    if (match.count == 0) {
      return;
    }
    from = match.first + match.count;
    if (mention.count++ == 0) {
      mention.paragraph = index;
      mention.text = {words[match.first].begin, words[from - 1].end};
    }
  }
}

}  // namespace

Check make_partner_mentions(Head head, TableReader& parameters) {
  const std::string list = parameters.text("list", Need::Required);
  return [head, list](const Evidence& evidence) {
    const auto partners = evidence.lexicon->list(list);
    const std::vector<JudgedText> texts = judged_texts(evidence);
    if (partners.empty() || texts.empty()) {
      return Verdict{Outcome::Inapplicable, {}, {}};
    }
    const BeginningSet beginnings = beginnings_of(partners);
    std::vector<Finding> findings;
    for (const JudgedText& text : texts) {
      std::vector<Mention> mentions(partners.size());
      for (std::uint32_t index = 0; index < text.paragraphs->size(); ++index) {
        const PageParagraph& paragraph = (*text.paragraphs)[index];
        if (!paragraph.seen || paragraph.code) {
          continue;
        }
        const std::vector<Word> words = may_hold(text, index, beginnings) ? split_words(paragraph.text) : std::vector<Word>();
        for (std::size_t partner = 0; partner < partners.size(); ++partner) {
          is_host(partners[partner]) ? find_host(paragraph, index, to_lower(partners[partner]), mentions[partner])
                                     : find_name(words, index, partners[partner], mentions[partner]);
        }
      }
      for (std::size_t partner = 0; partner < partners.size(); ++partner) {
        const Mention& mention = mentions[partner];
        // A partner's own pages name it.
        const bool own =
            text.page != nullptr && is_host(partners[partner]) && text.page->final_url.find(partners[partner]) != std::string::npos;
        if (mention.count == 0 || own) {
          continue;
        }
        Finding finding = new_finding(*head, "", "", partners[partner], {{"count", plain(std::to_string(mention.count))}});
        place_finding(finding, evidence, text, mention.paragraph, mention.text);
        findings.push_back(std::move(finding));
      }
    }
    return verdict_of(std::move(findings));
  };
}

}  // namespace sverka
