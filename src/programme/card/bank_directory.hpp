// The directory of banks that the Bank of Russia publishes (ED807, XML in windows-1251): names, correspondent accounts, licences.
//
// A file that the user names. It is not parsed as XML: a scan of its tags takes the attributes that are known and ignores all the
// rest, so that nothing in it can make it expand, nest or refer to anything.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace sverka {

struct BankRecord {
  std::string name, city;
  std::vector<std::string> correspondent_accounts;  // type CRSA, in use
  std::vector<std::string> restrictions;            // "LWRS", "URRS", ...
  std::string kind;                                 // PtType: "20", "90" for one in liquidation

  bool has_lost_licence() const;
};

struct BankDirectory {
  std::string business_day;                              // ISO; empty if the file does not say
  std::map<std::string, BankRecord, std::less<>> banks;  // by BIC
};

// Errors: usage, "bank-directory" if there is no entry in the text, where = file. Linear.
Result<BankDirectory> parse_bank_directory(std::string bytes, const std::string& file);

}  // namespace sverka
