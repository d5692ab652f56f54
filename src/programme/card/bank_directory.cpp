#include "programme/card/bank_directory.hpp"

#include <algorithm>
#include <utility>

#include "programme/ledger/encoding.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

constexpr std::size_t kLongestTag = 8192;  // bytes

// A tag's name without its prefix, and its attributes as they stand.
struct Tag {
  std::string_view name, attributes;
};

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// The tag behind a "<"; `at` moves behind it. Comments, declarations and ends give an empty name.
Tag read_tag(std::string_view text, std::size_t& at) {
  const std::size_t begin = at + 1;
  if (text.substr(begin, 3) == "!--") {
    const std::size_t end = text.find("-->", begin);
    at = end == std::string_view::npos ? text.size() : end + 3;
    return {};
  }
  std::size_t end = begin;
  char quote = 0;
  while (end < text.size() && (quote != 0 || text[end] != '>') && end - begin < kLongestTag) {
    if (quote != 0) {
      quote = text[end] == quote ? 0 : quote;
    } else if (text[end] == '"' || text[end] == '\'') {
      quote = text[end];
    }
    ++end;
  }
  at = std::min(end + 1, text.size());
  if (end >= text.size() || end == begin || text[begin] == '/' || text[begin] == '!' || text[begin] == '?') {
    return {};
  }
  const std::string_view whole = text.substr(begin, end - begin);
  std::size_t name_end = 0;
  while (name_end < whole.size() && !is_space(whole[name_end]) && whole[name_end] != '/') {
    ++name_end;
  }
  std::string_view name = whole.substr(0, name_end);
  const std::size_t colon = name.find(':');
  name = colon == std::string_view::npos ? name : name.substr(colon + 1);
  return {name, whole.substr(name_end)};
}

// The five entities and numbered characters; an unknown entity stays as it is.
std::string unescape(std::string_view text) {
  constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&quot;", '"'}, {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&apos;", '\''}};
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const auto known = std::find_if(std::begin(kEntities), std::end(kEntities),
                                    [&](const auto& entity) { return text.substr(at, entity.first.size()) == entity.first; });
    if (text[at] == '&' && known != std::end(kEntities)) {
      plain += known->second;
      at += known->first.size();
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

std::string attribute(const Tag& tag, std::string_view name) {
  const std::string_view text = tag.attributes;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const bool begins = at == 0 || is_space(text[at - 1]);
    std::size_t value = at + name.size();
    while (value < text.size() && is_space(text[value])) {
      ++value;
    }
    if (!begins || value >= text.size() || text[value] != '=') {
      continue;
    }
    ++value;
    while (value < text.size() && is_space(text[value])) {
      ++value;
    }
    if (value >= text.size() || (text[value] != '"' && text[value] != '\'')) {
      return {};
    }
    const std::size_t end = text.find(text[value], value + 1);
    return end == std::string_view::npos ? std::string() : unescape(text.substr(value + 1, end - value - 1));
  }
  return {};
}

}  // namespace

bool BankRecord::has_lost_licence() const {
  const bool is_liquidated = kind == "90";
  return is_liquidated ||
         std::any_of(restrictions.begin(), restrictions.end(), [](const std::string& one) { return one == "LWRS" || one == "URRS"; });
}

Result<BankDirectory> parse_bank_directory(std::string bytes, const std::string& file) {
  const std::string text = decode_table(std::move(bytes));
  BankDirectory directory;
  BankRecord* bank = nullptr;
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
    const Tag tag = read_tag(text, at);
    if (tag.name == "ED807") {
      directory.business_day = attribute(tag, "BusinessDay");
    } else if (tag.name == "BICDirectoryEntry") {
      const std::string bic = attribute(tag, "BIC");
      bank = bic.empty() ? nullptr : &directory.banks[bic];
    } else if (bank != nullptr && tag.name == "ParticipantInfo") {
      bank->name = attribute(tag, "NameP");
      bank->city = attribute(tag, "Nnp");
      bank->kind = attribute(tag, "PtType");
    } else if (bank != nullptr && tag.name == "RstrList") {
      bank->restrictions.push_back(attribute(tag, "Rstr"));
    } else if (bank != nullptr && tag.name == "Accounts") {
      const std::string status = attribute(tag, "AccountStatus");
      if (attribute(tag, "RegulationAccountType") == "CRSA" && (status.empty() || status == "ACAC")) {
        bank->correspondent_accounts.push_back(attribute(tag, "Account"));
      }
    }
  }
  if (directory.banks.empty()) {
    return fail(ErrorCode::Usage, file, "bank-directory");
  }
  return directory;
}

}  // namespace sverka
