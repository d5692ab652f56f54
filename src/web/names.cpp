#include "web/names.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "text/letter.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"
#include "web/name_context.hpp"
#include "web/name_sieve.hpp"

namespace sverka {

namespace {

constexpr std::uint16_t kFewestLetters = 7;  // of a word that is compared at a distance
constexpr std::size_t kMostJoined = 4;       // words of one written name
constexpr std::size_t kFuzzySound = 8;
constexpr std::uint32_t kFarthestForm = 5;   // bytes between a name and the legal form after it
constexpr std::uint16_t kFewestOfFirst = 3;  // of a first word that is held against the Company's

bool has(const std::vector<std::string>& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

bool begins_with_any(std::string_view word, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string& one) { return word.starts_with(one); });
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

// The sounds that `word` lacks of those of a name.
int missing(std::uint32_t word, std::uint32_t name) {
  return std::popcount(name & ~word);
}

// Letters of a writing that stand for others of the right one; empty if the two do not look alike letter by letter.
std::vector<char32_t> foreign_letters(std::string_view written, std::string_view right) {
  if (skeleton(written) != skeleton(right)) {
    return {};
  }
  const std::u32string here = to_code_points(written), there = to_code_points(right);
  std::vector<char32_t> foreign;
  if (here.size() != there.size()) {
    return foreign;
  }
  for (std::size_t at = 0; at < here.size(); ++at) {
    if (to_lower(here[at]) != to_lower(there[at]) && std::find(foreign.begin(), foreign.end(), here[at]) == foreign.end()) {
      foreign.push_back(here[at]);
    }
  }
  return foreign;
}

enum class Likeness : std::uint8_t { None, Right, Case, Looks, Near };

// What stands in one paragraph.
class ParagraphNames {
 public:
  ParagraphNames(const PageParagraph& paragraph, std::uint32_t index, const BrandRules& rules, PageContext& context,
                 std::vector<NameUse>& uses)
      : paragraph_(paragraph),
        text_(paragraph.text),
        words_(name_words(paragraph)),
        index_(index),
        rules_(rules),
        context_(context),
        uses_(uses) {}

  void find() {
    for (std::size_t at = 0; at < words_.size();) {
      const std::size_t taken = words_[at].prose ? name_at(at) : pointed_company_at(at);
      at += std::max<std::size_t>(taken, 1);
    }
  }

 private:
  // How many words the name has that begins here; zero for none.
  std::size_t name_at(std::size_t at) {
    if (const std::size_t taken = product_at(at); taken != 0) {
      return taken;
    }
    if (const std::size_t taken = latin_company_at(at); taken != 0) {
      return taken;
    }
    if (const std::size_t taken = legal_name_at(at); taken != 0) {
      return taken;
    }
    return transcribed_company_at(at);
  }

  std::string_view raw(std::size_t first, std::size_t last) const {
    return std::string_view(text_).substr(words_[first].text.begin, words_[last].text.end - words_[first].text.begin);
  }
  std::string written(std::size_t first, std::size_t last) const { return as_read(raw(first, last)); }
  std::string written(std::size_t at) const { return written(at, at); }

  // The letters of several words, joined.
  std::string joined(std::size_t first, std::size_t last) const {
    std::string all;
    for (std::size_t at = first; at <= last; ++at) {
      all += written(at);
    }
    return all;
  }

  bool follows(std::size_t at) const {
    return at < words_.size() && words_[at].prose && (words_[at].gap == WordGap::Space || words_[at].gap == WordGap::Hyphen);
  }

  void add(NameFault fault, NamedThing thing, std::size_t first, std::size_t last, std::vector<char32_t> foreign = {}) {
    add(fault, thing, {words_[first].text.begin, words_[last].text.end}, std::move(foreign));
  }
  void add(NameFault fault, NamedThing thing, TextRange range, std::vector<char32_t> foreign = {}) {
    NameUse use;
    use.fault = fault;
    use.thing = thing;
    use.paragraph = index_;
    use.text = range;
    use.observed = as_read(std::string_view(text_).substr(range.begin, range.end - range.begin));
    use.foreign = std::move(foreign);
    uses_.push_back(std::move(use));
  }

  // The sound of a word, and without a Russian ending.
  std::vector<std::string> sounds_of_word(std::size_t first, std::size_t last) const {
    std::vector<std::string> sounds{sound_of(joined(first, last))};
    if (words_[last].script == WordScript::Cyrillic) {
      for (const std::string& ending : rules_.endings) {
        if (sounds[0].size() > ending.size() + kFewestLetters - 1 && sounds[0].ends_with(ending)) {
          sounds.push_back(sounds[0].substr(0, sounds[0].size() - ending.size()));
        }
      }
    }
    return sounds;
  }

  bool is_other_word(const std::vector<std::string>& sounds, std::string_view as_written) const {
    return has(rules_.collisions_as_written, as_written) ||
           std::any_of(sounds.begin(), sounds.end(), [&](const std::string& sound) { return has(rules_.collision_sounds, sound); });
  }

  static unsigned nearest(const std::vector<std::string>& sounds, const std::vector<std::string>& names, unsigned most) {
    unsigned least = most + 1;
    for (const std::string& sound : sounds) {
      for (const std::string& name : names) {
        least = std::min(least, edit_distance(sound, name, most));
      }
    }
    return least;
  }

  Likeness exact_likeness(const std::string& as_written, const std::string& right, std::vector<char32_t>& foreign) const {
    if (as_written == right) {
      return Likeness::Right;
    }
    if (to_lower(as_written) == to_lower(right)) {
      return Likeness::Case;
    }
    foreign = foreign_letters(as_written, right);
    return foreign.empty() ? Likeness::None : Likeness::Looks;
  }

  bool may_be_product(const NameWord& word) const {
    return may_sound_like_product(word.sounds, sounds_in(rules_.product_sounds.front()), word.first);
  }

  static bool is_vowel_of_name(char32_t first) {
    return first == 'a' || first == 'e' || first == 0x0430 || first == 0x044D || first == 0x0435;
  }

  // The first word of the product's name, in whatever spelling.
  Likeness product_likeness(std::size_t at, std::vector<char32_t>& foreign) const {
    const NameWord& word = words_[at];
    if (word.letters < kFewestLetters || word.letters > 2 * kFewestLetters || (!word.mixed && !may_be_product(word))) {
      return Likeness::None;
    }
    const std::string as_written = written(at);
    if (const Likeness likeness = exact_likeness(as_written, rules_.product, foreign); likeness != Likeness::None) {
      return likeness;
    }
    const std::vector<std::string> sounds = sounds_of_word(at, at);
    if (is_other_word(sounds, as_written)) {
      return Likeness::None;
    }
    const unsigned distance = nearest(sounds, rules_.product_sounds, 2);
    // At two letters' distance other names begin: the beginning has to be the name's, and a capital.
    const bool begins = begins_with_any(sounds[0], rules_.product_first_parts);
    return distance <= 1 || (distance == 2 && begins && word.capital) ? Likeness::Near : Likeness::None;
  }

  Likeness second_likeness(std::size_t at, std::vector<char32_t>& foreign) const {
    const std::string as_written = written(at);
    if (const Likeness likeness = exact_likeness(as_written, rules_.product_second, foreign); likeness != Likeness::None) {
      return likeness;
    }
    const NameWord& word = words_[at];
    const bool named = word.capital || word.script == WordScript::Cyrillic;
    return named && word.letters + 1 >= kFewestLetters && nearest({sound_of(as_written)}, rules_.second_sounds, 2) <= 2 ? Likeness::Near
                                                                                                                        : Likeness::None;
  }

  // "Aimy logic", written as two words.
  bool is_parted_product(std::size_t at) const {
    return follows(at + 1) && words_[at].letters >= 4 && words_[at].letters < kFewestLetters && is_vowel_of_name(words_[at].first) &&
           has(rules_.product_first_parts, sound_of(written(at))) &&
           nearest({sound_of(written(at + 1))}, rules_.product_second_parts, 1) <= 1;
  }

  std::size_t product_at(std::size_t at) {
    std::vector<char32_t> foreign;
    Likeness first = product_likeness(at, foreign);
    std::size_t last = at;
    if (first == Likeness::None) {
      if (is_joined_product(at)) {
        add(NameFault::ProductMisspelled, NamedThing::Product, at, at);
        return 1;
      }
      if (!is_parted_product(at)) {
        return 0;
      }
      first = Likeness::Near;
      last = at + 1;
    }
    Likeness second = Likeness::None;
    bool hyphen = false;
    if (follows(last + 1)) {
      std::vector<char32_t> more;
      second = second_likeness(last + 1, more);
      if (second != Likeness::None) {
        ++last;
        hyphen = words_[last].gap == WordGap::Hyphen;
        foreign.insert(foreign.end(), more.begin(), more.end());
      }
    }
    const auto either = [&](Likeness likeness) { return first == likeness || second == likeness; };
    NameFault fault = NameFault::None;
    if (either(Likeness::Looks) || either(Likeness::Near) || hyphen) {
      fault = NameFault::ProductMisspelled;
    } else if (either(Likeness::Case)) {
      fault = NameFault::ProductCase;
    } else if (second == Likeness::None) {
      fault = NameFault::ProductShort;
    }
    add(fault, NamedThing::Product, at, last, std::move(foreign));
    return last - at + 1;
  }

  // "AimylogicUltimate"
  bool is_joined_product(std::size_t at) const {
    const std::string both = rules_.product_sounds.front() + rules_.second_sounds.front();
    return words_[at].letters > 2 * kFewestLetters && words_[at].letters < 4 * kFewestLetters &&
           missing(words_[at].sounds, sounds_in(both)) <= 2 && edit_distance(sound_of(written(at)), both, 2) <= 2;
  }

  bool is_cyrillic(std::size_t at) const { return at < words_.size() && words_[at].script == WordScript::Cyrillic; }

  // Whether Latin words that may be the Company's name are it, by what stands around them.
  bool is_company(std::size_t first, std::size_t last) const {
    const std::string before = first == 0 ? std::string() : to_lower(written(first - 1));
    if (first > 0 && words_[first].gap != WordGap::Other && has(rules_.not_before, before)) {
      return false;
    }
    const bool next_is_noun = last + 1 < words_.size() && words_[last + 1].gap == WordGap::Space &&
                              words_[last + 1].script == WordScript::Latin && !words_[last + 1].capital;
    if ((first > 0 && is_cyrillic(first - 1)) || is_cyrillic(last + 1)) {
      return !next_is_noun || words_[first].capital;
    }
    const bool alone = first == 0 && last + 1 == words_.size();
    return words_[first].capital && (context_.speaks() || (context_.russian() && (alone || !next_is_noun)));
  }

  // How many words from `at` on are, run together, the Latin name or look like it; zero for none.
  std::size_t words_of_latin_company(std::size_t at) const {
    const std::string right = rules_.company_first + rules_.company_second;
    const std::string looks = skeleton(right);
    std::string all;
    for (std::size_t last = at; last < words_.size() && last < at + kMostJoined; ++last) {
      if (last > at && (!words_[last].prose || words_[last].gap == WordGap::Other)) {
        break;
      }
      all += skeleton(written(last));
      if (all == looks || has(rules_.company_variants, to_lower(joined(at, last)))) {
        return last - at + 1;
      }
      if (all.size() > looks.size()) {
        break;
      }
    }
    return is_near_company(at) ? 2 : 0;
  }

  // Unlisted misspellings: the first word at a distance of one from the right one, by its letters or its sound, and the second one right.
  bool is_near_company(std::size_t at) const {
    if (!follows(at + 1) || words_[at].letters < kFewestOfFirst || words_[at].letters > 2 * rules_.company_first.size() ||
        !words_[at].capital || skeleton(written(at + 1)) != skeleton(rules_.company_second)) {
      return false;
    }
    const std::string first = to_lower(written(at)), right = to_lower(rules_.company_first);
    return !has(rules_.collisions_as_written, first) &&
           (edit_distance(first, right, 1) <= 1 || edit_distance(sound_of(first), sound_of(right), 1) == 0);
  }

  std::size_t latin_company_at(std::size_t at) {
    const char32_t look = look_of(words_[at].first);
    if (words_[at].letters > 8 || (look != 'j' && look != 'y' && !words_[at].mixed)) {
      return 0;
    }
    const std::size_t count = words_of_latin_company(at);
    if (count == 0) {
      return 0;
    }
    const std::size_t last = at + count - 1;
    const std::string right = rules_.company_first + " " + rules_.company_second;
    const std::string as_written = written(at, last), run = joined(at, last);
    if (as_written == right) {
      if (is_company(at, last)) {
        add(NameFault::None, NamedThing::Company, at, last);
      }
      return count;
    }
    const std::string right_run = rules_.company_first + rules_.company_second;
    std::vector<char32_t> foreign = foreign_letters(run, right_run);
    if (!is_ascii(run)) {
      add(NameFault::CompanyMisspelled, NamedThing::Company, at, last, std::move(foreign));
      return count;
    }
    if (!is_company(at, last)) {
      return count;
    }
    const bool spaced = count == 2 && words_[last].gap == WordGap::Space;
    if (to_lower(run) == to_lower(right_run) && spaced) {
      const bool allowed = last + 1 < words_.size() && words_[last].capitals && has(rules_.company_exceptions, written(last + 1));
      add(allowed ? NameFault::None : NameFault::CompanyCase, NamedThing::Company, at, last);
      return count;
    }
    // Run together in small letters it is an address or a package more often than the Company.
    const bool led = at > 0 && begins_with_any(to_lower(written(at - 1)), rules_.company_lead);
    if (run == to_lower(run) && !led) {
      return count;
    }
    add(NameFault::CompanyMisspelled, NamedThing::Company, at, last, std::move(foreign));
    return count;
  }

  // "Just.AI" alone has the capitals of the name, which no address has; it ends like the name of a file.
  std::size_t pointed_company_at(std::size_t at) {
    const std::size_t last = at + 1;
    if (last >= words_.size() || words_[last].gap != WordGap::Point ||
        raw(at, last) != rules_.company_first + "." + rules_.company_second) {
      return 0;
    }
    constexpr std::string_view kOfAddress = "/@#:.-_=?&~\\";
    const std::size_t begin = words_[at].text.begin, end = words_[last].text.end;
    const auto is_of_address = [&](std::size_t sign) {
      return sign < text_.size() && kOfAddress.find(text_[sign]) != std::string_view::npos;
    };
    const bool goes_on = is_of_address(end) && end + 1 < text_.size() && static_cast<unsigned char>(text_[end + 1]) > ' ';
    const auto piece = std::upper_bound(paragraph_.pieces.begin(), paragraph_.pieces.end(), begin,
                                        [](std::size_t byte, const TextPiece& one) { return byte < one.begin; });
    const bool code = piece != paragraph_.pieces.begin() && std::prev(piece)->code;
    if (code || goes_on || (begin > 0 && is_of_address(begin - 1)) || !is_company(at, last)) {
      return 0;
    }
    add(NameFault::CompanyMisspelled, NamedThing::Company, at, last);
    return 2;
  }

  std::size_t transcribed_company_at(std::size_t at) {
    // It begins with d and zh; without the d, common words have its sound.
    if (words_[at].script != WordScript::Cyrillic || rules_.company_sounds.empty() || words_[at].first != 0x0434 ||
        missing(words_[at].sounds, sounds_of_transcription()) > 1) {
      return 0;
    }
    for (std::size_t last = std::min(words_.size(), at + 3); last-- > at;) {
      bool together = true;
      for (std::size_t word = at + 1; word <= last; ++word) {
        together = together && follows(word) && words_[word].script == WordScript::Cyrillic;
      }
      const std::string sound = together ? sound_of(joined(at, last)) : std::string();
      const bool near = std::any_of(rules_.company_sounds.begin(), rules_.company_sounds.end(), [&](const std::string& name) {
        return sound == name ||
               (name.size() >= kFuzzySound && sound.starts_with(name.substr(0, 3)) && edit_distance(sound, name, 1) <= 1) ||
               (together && last > at && is_near_transcription(at, last, name));
      });
      if (together && near) {
        add(NameFault::CompanyMisspelled, NamedThing::Company, at, last);
        return last - at + 1;
      }
    }
    return 0;
  }

  // The first word as good as that of a transcription, the rest as it is there.
  bool is_near_transcription(std::size_t at, std::size_t last, std::string_view name) const {
    constexpr std::size_t kFirst = 4;  // sounds of the first word
    constexpr std::string_view kDzh = "\xD0\xB4\xD0\xB6";
    return name.size() > kFirst && words_[at].capital && to_lower(written(at)).starts_with(kDzh) &&
           edit_distance(sound_of(written(at)), name.substr(0, kFirst), 1) <= 1 && sound_of(joined(at + 1, last)) == name.substr(kFirst);
  }

  // Where the legal form before the name begins, if one stands there; quotation marks between are passed over.
  std::optional<std::uint32_t> legal_form_before(std::size_t at) const {
    std::string_view before = std::string_view(text_).substr(0, words_[at].text.begin);
    const auto strip = [&] {
      for (bool more = true; more && !before.empty();) {
        more = false;
        for (const std::string_view mark : {" ", "\n", "\xC2\xA0", "\"", "'", "\xC2\xAB", "\xE2\x80\x9E", "\xE2\x80\x9C", "\xE2\x80\x9D"}) {
          if (before.ends_with(mark)) {
            before.remove_suffix(mark.size());
            more = true;
          }
        }
      }
    };
    strip();
    const std::string lower = to_lower(before);
    for (const std::string& form : rules_.legal_forms) {
      if (lower.size() == before.size() && lower.ends_with(form)) {
        const std::size_t begin = before.size() - form.size();
        const bool whole = begin == 0 || static_cast<unsigned char>(before[begin - 1]) < 0x41;
        if (whole) {
          return static_cast<std::uint32_t>(begin);
        }
      }
    }
    return std::nullopt;
  }

  // "Mind Craft LLC", "Mind Craft, Ltd."
  bool legal_form_after(std::size_t last) const {
    if (last + 1 >= words_.size() || words_[last + 1].text.begin - words_[last].text.end > kFarthestForm) {
      return false;
    }
    return words_[last + 1].script == words_[last].script && has(rules_.legal_forms, to_lower(written(last + 1)));
  }

  // The right writing stands in the right quotation marks after the legal form.
  void judge_right_legal_name(std::size_t first, std::size_t last) {
    const std::uint32_t begin = words_[first].text.begin, end = words_[last].text.end;
    const std::optional<std::uint32_t> form = legal_form_before(first);
    const std::string_view text(text_);
    const bool opened = begin >= 2 && text.substr(begin - 2, 2) == "\xC2\xAB";
    const bool closed = text.substr(end, 2) == "\xC2\xBB";
    if (form && opened && closed && (begin < 3 || text[begin - 3] == ' ' || text[begin - 3] == '\n' || text[begin - 3] == '\xA0')) {
      add(NameFault::None, NamedThing::LegalName, {*form, end + 2});
      return;
    }
    std::uint32_t after = end;
    for (const std::string_view mark : {"\"", "'", "\xC2\xBB", "\xE2\x80\x9C", "\xE2\x80\x9D"}) {
      if (begin > 0 && text.substr(end).starts_with(mark)) {
        after = end + static_cast<std::uint32_t>(mark.size());
      }
    }
    std::uint32_t before = form.value_or(begin);
    add(NameFault::CompanyQuotes, NamedThing::LegalName, {before, after > end && !form ? end : after});
  }

  Likeness legal_likeness(std::size_t first, std::size_t last, std::vector<char32_t>& foreign) const {
    const std::string right = rules_.legal_first + rules_.legal_second;
    const std::string run = joined(first, last);
    const bool spaced = last == first + 1 && words_[last].gap == WordGap::Space;
    const Likeness likeness = exact_likeness(run, right, foreign);
    if (likeness == Likeness::Right && written(first, last) == rules_.legal_first + " " + rules_.legal_second) {
      return Likeness::Right;
    }
    if (likeness == Likeness::Case || likeness == Likeness::Right) {
      return spaced ? Likeness::Case : Likeness::Near;
    }
    if (likeness == Likeness::Looks) {
      return likeness;
    }
    const bool has_form = legal_form_before(first).has_value();
    const std::vector<std::string> sounds = sounds_of_word(first, last);
    const std::string name = sound_of(right);
    const std::string as_written = to_lower(written(first, last));
    if (has(rules_.collisions_as_written, as_written) || (last == first && is_other_word(sounds, as_written))) {
      return Likeness::None;
    }
    const unsigned distance = nearest(sounds, {name}, 2);
    const bool capitals = words_[first].capital && (last == first || words_[last].capital);
    if (words_[first].script == WordScript::Latin &&
        !(capitals && (has_form || legal_form_after(last) || (first > 0 && is_cyrillic(first - 1)) || is_cyrillic(last + 1)))) {
      return Likeness::None;
    }
    if (distance == 0 || (distance == 1 && capitals) || (distance == 2 && capitals && has_form)) {
      return Likeness::Near;
    }
    return Likeness::None;
  }

  std::size_t legal_name_at(std::size_t at) {
    if (words_[at].first != 'm' && words_[at].first != 0x043C && !words_[at].mixed) {
      return 0;
    }
    const std::uint32_t wanted = sounds_in(sound_of(rules_.legal_first + rules_.legal_second));
    for (const std::size_t last : {at + 1, at}) {
      if (last >= words_.size() || (last != at && !follows(last)) || words_[at].letters < 3 || words_[at].letters > 2 * kFewestLetters) {
        continue;
      }
      const bool mixed = words_[at].mixed || words_[last].mixed;
      if (!mixed && missing(words_[at].sounds | words_[last].sounds, wanted) > 2) {
        continue;
      }
      std::vector<char32_t> foreign;
      switch (legal_likeness(at, last, foreign)) {
        case Likeness::None:
          continue;
        case Likeness::Right:
          judge_right_legal_name(at, last);
          break;
        case Likeness::Case:
          add(NameFault::CompanyCase, NamedThing::LegalName, at, last);
          break;
        case Likeness::Looks:
        case Likeness::Near:
          add(NameFault::CompanyMisspelled, NamedThing::LegalName, at, last, std::move(foreign));
          break;
      }
      return last - at + 1;
    }
    return 0;
  }

  const PageParagraph& paragraph_;
  const std::string& text_;
  std::vector<NameWord> words_;
  std::uint32_t index_;
  const BrandRules& rules_;
  PageContext& context_;
  std::vector<NameUse>& uses_;
};

}  // namespace

bool links_to_company(const WebPage& page, const BrandRules& rules) {
  return std::any_of(page.nodes.begin(), page.nodes.end(), [&](const WebNode& node) {
    const std::string* href = node.name == "a" ? attribute(node, "href") : nullptr;
    return href != nullptr && std::any_of(rules.company_signs.begin(), rules.company_signs.end(), [&](const std::string& sign) {
             return sign.find('.') != std::string::npos && href->find(sign) != std::string::npos;
           });
  });
}

std::vector<NameUse> find_names(std::span<const PageParagraph> page, const BrandRules& rules, const NameSurroundings& surroundings,
                                std::span<const TextHints> hints) {
  std::vector<NameUse> uses;
  if (rules.product_sounds.empty() || rules.second_sounds.empty()) {
    return uses;
  }
  PageContext context(page, rules, surroundings.speaks_of_company);
  const NameSieve sieve(rules);
  for (std::uint32_t index = 0; index < page.size(); ++index) {
    if (page[index].seen && !page[index].code && (index >= hints.size() || sieve.may_name(page[index], hints[index]))) {
      ParagraphNames(page[index], index, rules, context, uses).find();
    }
  }
  return uses;
}

}  // namespace sverka
