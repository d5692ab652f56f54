#include "programme/dates.hpp"

#include <array>

#include "programme/number_words.hpp"
#include "programme/words.hpp"

namespace sverka {
namespace {

using Words = std::span<const Word>;

constexpr std::int64_t kThousandths = 1000;  // of one, the unit of spelled numbers

bool sign_at(Words words, std::size_t at, std::string_view sign) {
  return at < words.size() && words[at].kind == Word::Kind::Sign && words[at].is(sign);
}

bool digits_at(Words words, std::size_t at) {
  return at < words.size() && words[at].kind == Word::Kind::Digits;
}

unsigned number(const Word& word) {
  unsigned value = 0;
  for (std::size_t index = 0; index < word.key.size() && index < 6; ++index) {
    value = value * 10 + static_cast<unsigned>(word.key[index] - '0');
  }
  return value;
}

unsigned month_of(std::string_view key, const Lexicon& lexicon) {
  for (std::string_view list :
       {"months_genitive", "months_nominative", "months_short", "months_abbreviated", "months_english", "months_english_short"}) {
    const auto months = lexicon.list(list);
    for (std::size_t index = 0; index < months.size() && index < 12; ++index) {
      if (months[index] == key) {
        return static_cast<unsigned>(index + 1);
      }
    }
  }
  return 0;
}

// Blanks that nobody filled. Gives the words passed over.
std::size_t blanks_length(Words words, std::size_t at) {
  std::size_t count = 0;
  while (sign_at(words, at + count, "_")) {
    ++count;
  }
  return count;
}

class DateReader {
 public:
  DateReader(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon), words_(split_words(text)) {}

  DateReading read() {
    while (sign_at(words_, next_, "\"")) {
      ++next_;
    }
    first_ = next_;
    if (!read_iso() && !read_numeric() && !read_month_name() && !read_spelled()) {
      return {};
    }
    finish();
    return reading_;
  }

 private:
  bool read_iso() {
    if (!digits_at(words_, next_) || words_[next_].key.size() != 4 || !glued_number(next_ + 1, "-") || !glued_number(next_ + 3, "-")) {
      return false;
    }
    reading_.form = DateForm::Iso;
    set_year(words_[next_]);
    reading_.month = number(words_[next_ + 2]);
    reading_.day = number(words_[next_ + 4]);
    next_ += 5;
    return true;
  }

  // A mark and digits; a space behind the mark is tolerated ("12. 11. 2022").
  bool glued_number(std::size_t at, std::string_view mark) const {
    return sign_at(words_, at, mark) && !words_[at].space_before && digits_at(words_, at + 1);
  }

  bool read_numeric() {
    for (std::string_view mark : {".", "/", "-"}) {
      if (!digits_at(words_, next_) || words_[next_].key.size() > 2 || !glued_number(next_ + 1, mark) || words_[next_ + 2].key.size() > 2 ||
          !glued_number(next_ + 3, mark)) {
        continue;
      }
      const std::size_t year_digits = words_[next_ + 4].key.size();
      if (year_digits != 4 && year_digits != 2) {
        return false;
      }
      reading_.form = DateForm::Numeric;
      reading_.day = number(words_[next_]);
      reading_.month = number(words_[next_ + 2]);
      set_year(words_[next_ + 4]);
      next_ += 5;
      return true;
    }
    return false;
  }

  // <<12>> November 2022; any of the three may be blank, which is a finding of its own.
  bool read_month_name() {
    const bool quoted = first_ > 0;
    // Blanks left around what was filled in ("_12_") are no blank fields.
    std::size_t next = next_ + blanks_length(words_, next_);
    if (digits_at(words_, next)) {
      if (words_[next].key.size() > 2) {
        return false;
      }
      reading_.day = number(words_[next]);
      ++next;
    } else {
      blank_ = next > next_ || quoted;
      if (!blank_) {
        return false;
      }
    }
    const std::size_t after_day = next;
    while (sign_at(words_, next, "\"") || sign_at(words_, next, ".") || sign_at(words_, next, "_")) {
      ++next;
    }
    // <<12>> 11 2026: the blanks of the template filled with figures.
    const bool figures = quoted && sign_at(words_, after_day, "\"") && digits_at(words_, next) && words_[next].key.size() <= 2;
    reading_.month = figures                                                            ? number(words_[next])
                     : next < words_.size() && words_[next].kind == Word::Kind::Letters ? month_of(words_[next].key, lexicon_)
                                                                                        : 0;
    if (reading_.month != 0) {
      ++next;
      next += sign_at(words_, next, ".") ? 1 : 0;
    } else if (next > after_day && sign_at(words_, next - 1, "_")) {
      blank_ = true;
    } else {
      return false;
    }
    next = read_named_year(next);
    if (next == 0) {
      return false;
    }
    next_ = next;
    return true;
  }

  // The day as an ordinal in words, the month's name, the year in words or in figures. Nothing that is blank is looked for.
  bool read_spelled() {
    const SpelledNumber day = read_spelled_number(words_, next_, lexicon_);
    const std::size_t month = next_ + day.count;
    if (day.count == 0 || !day.ordinal || day.fraction || month >= words_.size() || words_[month].kind != Word::Kind::Letters) {
      return false;
    }
    reading_.month = month_of(words_[month].key, lexicon_);
    if (reading_.month == 0) {
      return false;
    }
    const SpelledNumber year = read_spelled_number(words_, month + 1, lexicon_);
    std::size_t next = month + 1 + year.count;
    if (year.count > 0 && year.ordinal && !year.fraction) {
      reading_.year = static_cast<int>(year.thousandths / kThousandths);
    } else if (next = digits_at(words_, month + 1) ? read_named_year(month + 1) : 0; next == 0) {
      return false;
    }
    reading_.day = static_cast<unsigned>(day.thousandths / kThousandths);
    next_ = next;
    return true;
  }

  // "2022", "22", "20__", "____", or none before "g.". Gives the next word, 0 if there is no year.
  std::size_t read_named_year(std::size_t next) {
    const std::size_t from = next;
    while (sign_at(words_, next, ",") || sign_at(words_, next, "_")) {
      ++next;
    }
    if (digits_at(words_, next)) {
      const std::size_t blanks = blanks_length(words_, next + 1);
      const std::size_t size = words_[next].key.size();
      const std::size_t rest = next + 1 + blanks;
      if (words_[next].is("20") && blanks > 0) {
        // "20_26_": the blank of the template with two digits written on it.
        if (digits_at(words_, rest) && words_[rest].key.size() == 2 && !words_[rest].space_before) {
          reading_.year = 2000 + static_cast<int>(number(words_[rest]));
          return rest + 1 + blanks_length(words_, rest + 1);
        }
        blank_ = true;
        return rest;
      }
      if (words_[next].is("20") && digits_at(words_, rest) && words_[rest].key.size() == 2 && ends_year(rest + 1)) {
        // "20 26": written into the blank beside the printed "20".
        reading_.year = 2000 + static_cast<int>(number(words_[rest]));
        return rest + 1;
      }
      if (size == 4 || size == 2) {
        set_year(words_[next]);
        return rest;
      }
      return 0;
    }
    if (next > from || (next < words_.size() && matches_any(words_[next].key, lexicon_.list("date_year_words")))) {
      blank_ = true;
      return next;
    }
    return 0;
  }

  bool ends_year(std::size_t next) const {
    return next >= words_.size() || matches_any(words_[next].key, lexicon_.list("date_year_words"));
  }

  void set_year(const Word& word) {
    reading_.two_digit_year = word.key.size() == 2;
    reading_.year = static_cast<int>(number(word)) + (reading_.two_digit_year ? 2000 : 0);
  }

  void finish() {
    if (next_ < words_.size() && words_[next_].kind == Word::Kind::Letters &&
        matches_any(words_[next_].key, lexicon_.list("date_year_words"))) {
      ++next_;
    }
    while (next_ < words_.size() && (sign_at(words_, next_, ".") || sign_at(words_, next_, "\""))) {
      ++next_;
    }
    reading_.begin = first_ < words_.size() ? words_[first_].begin : 0;
    reading_.end = words_[next_ - 1].end;
    if (next_ < words_.size()) {
      reading_.tail = text_.substr(words_[next_].begin, words_.back().end - words_[next_].begin);
    }
    if (blank_) {
      reading_.state = DateState::Unfilled;
      return;
    }
    reading_.date = make_date(reading_.year, reading_.month, reading_.day);
    reading_.state = reading_.date ? DateState::Read : DateState::Impossible;
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Word> words_;
  std::size_t first_ = 0;
  std::size_t next_ = 0;
  bool blank_ = false;
  DateReading reading_;
};

}  // namespace

DateReading read_date(std::string_view text, const Lexicon& lexicon) {
  return DateReader(text, lexicon).read();
}

unsigned read_month(std::string_view text, const Lexicon& lexicon) {
  const std::vector<Word> words = split_words(text);
  if (words.size() != 1) {
    return 0;
  }
  if (words[0].kind == Word::Kind::Digits) {
    const unsigned month = words[0].key.size() <= 2 ? number(words[0]) : 0;
    return month <= 12 ? month : 0;
  }
  return month_of(words[0].key, lexicon);
}

}  // namespace sverka
