// An act of services rendered (4.12; Federal Law 402-FZ, article 9): what stands in it, whatever its layout.
//
// Offices print acts as tables, as label and value lines, as prose. Nothing here knows documents: the text comes as lines with
// their places in tables, and every fact says where it was found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "programme/ledger/month.hpp"
#include "programme/money.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// A line of the paper. Lines of one cell stand together; table 0 is in no table.
struct PaperLine {
  std::string text;
  std::uint32_t block = 0;  // of the document, and where the line begins in it
  std::uint32_t offset = 0;
  std::uint32_t table = 0, row = 0, column = 0;
  bool has_picture = false;  // one is anchored here: a signature, a stamp
};

// A text of the paper. Not found: `raw` is empty.
struct PaperFact {
  std::string raw;                              // as printed, trimmed
  std::string value;                            // in normal form, or as printed
  std::uint32_t block = 0, begin = 0, end = 0;  // bytes of the block, half-open

  bool found() const { return !raw.empty(); }
};

struct ActParty {
  PaperFact name, inn, kpp, ogrn, account, bic, bank, correspondent_account, address, phone, email;
  PaperFact signatory, position, basis;  // of the preamble, else of the signature
};

struct ActRow {
  PaperFact name, quantity, unit, price, sum;
  std::optional<std::int64_t> quantity_thousandths;
  std::optional<Money> price_money, sum_money;
};

// A stated tax: a rate, an amount, or the words that there is none.
struct ActVat {
  PaperFact statement;
  bool exempt = false;
  std::optional<int> per_cent;
  std::optional<Money> amount;
};

struct ActSignature {
  PaperFact name, position;
  PaperFact line;      // the underscores, where they stand
  bool found = false;  // there is a signature block of the party
  bool signed_by_picture = false, signed_by_words = false;
};

// What the paper shows and its reader could not read.
enum class ActUnread : std::uint8_t {
  Services,  // a table of services: its heads, or a row
  Sum,       // a sum that is none of those that were read
  Words,     // a sum in words
};

struct ActGap {
  ActUnread what = ActUnread::Sum;
  PaperFact text;
};

struct ActPaper {
  PaperFact title, number, date;
  bool date_unfilled = false, date_impossible = false;
  bool is_transfer_document = false;  // a universal transfer document in place of an act
  std::optional<Date> dated;
  PaperFact period;
  std::vector<Month> periods;  // sorted
  bool periods_are_whole = true;
  PaperFact basis;
  ActParty performer, customer;
  std::vector<ActRow> rows;
  PaperFact content;  // what was rendered: the first row's name, or the sentence
  PaperFact subtotal, total, total_in_words;
  std::optional<Money> subtotal_money, total_money, words_money;
  bool has_currency = false;  // roubles stand beside a sum
  ActVat vat;
  ActSignature performer_signature, customer_signature;
  std::vector<ActGap> unread;
};

// Cost: linear in the text but for lists of words.
ActPaper read_act(const std::vector<PaperLine>& lines, const Lexicon& lexicon);

}  // namespace sverka
