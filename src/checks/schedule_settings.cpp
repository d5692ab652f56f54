#include "checks/schedule_settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace sverka {
namespace {

constexpr std::int64_t kLargestSpread = 24 * 60;
constexpr std::int64_t kLargestPause = 14 * 24 * 60;

template <class Settings>
struct NumberKey {
  std::string_view name;
  std::int64_t least, most;
  std::int64_t Settings::*member;
};

template <class Settings>
struct TextKey {
  std::string_view name;
  std::string Settings::*member;
};

constexpr std::array<NumberKey<ScheduleSettings>, 3> kScheduleNumbers{
    {{"spread_minutes", 0, kLargestSpread, &ScheduleSettings::spread_minutes},
     {"confirm_minutes", 0, kLargestPause, &ScheduleSettings::confirm_minutes},
     {"lease_seconds", 2, 86400, &ScheduleSettings::lease_seconds}}};
constexpr std::array<TextKey<ScheduleSettings>, 2> kScheduleTexts{
    {{"corpus", &ScheduleSettings::corpus}, {"evidence", &ScheduleSettings::evidence}}};
constexpr std::array<NumberKey<MailSettings>, 1> kMailNumbers{{{"seconds", 1, 600, &MailSettings::seconds}}};
constexpr std::array<TextKey<MailSettings>, 6> kMailTexts{{{"server", &MailSettings::server},
                                                           {"authority", &MailSettings::authority},
                                                           {"from", &MailSettings::from},
                                                           {"reply_to", &MailSettings::reply_to},
                                                           {"user", &MailSettings::user},
                                                           {"password", &MailSettings::password}}};

template <class Keys>
auto* key_of(const Keys& keys, std::string_view name) {
  const auto found = std::find_if(keys.begin(), keys.end(), [name](const auto& one) { return one.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

// An address of a server as the library under it takes them, and values that begin no line of their own.
bool is_good(std::string_view name, std::string_view text) {
  const bool one_line = std::none_of(text.begin(), text.end(), [](char sign) { return static_cast<unsigned char>(sign) < ' '; });
  return one_line && (name != "server" || text.empty() || text.starts_with("smtp://") || text.starts_with("smtps://"));
}

template <class Settings, class Numbers, class Texts>
bool assign(Settings& settings, const Numbers& numbers, const Texts& texts, std::string_view name, const TomlValue& value) {
  if (const auto* number = key_of(numbers, name)) {
    if (value.kind != TomlValue::Kind::Integer || value.integer < number->least || value.integer > number->most) {
      return false;
    }
    settings.*(number->member) = value.integer;
    return true;
  }
  const auto* text = key_of(texts, name);
  if (text == nullptr || value.kind != TomlValue::Kind::Text || !is_good(name, value.text)) {
    return false;
  }
  settings.*(text->member) = value.text;
  return true;
}

bool assign_tls(MailSettings& settings, std::string_view value) {
  settings.needs_tls = value != "none";
  return value == "required" || value == "none";
}

// A variable's text as the value that its key takes: a password of digits is a text.
TomlValue value_of(std::string_view text, bool is_number) {
  TomlValue value;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value.integer);
  const bool number = is_number && !text.empty() && problem == std::errc{} && end == text.data() + text.size();
  value.kind = number ? TomlValue::Kind::Integer : TomlValue::Kind::Text;
  value.text = text;
  return value;
}

}  // namespace

void read_schedule(TableReader table, ScheduleSettings& settings) {
  for (const auto& [name, value] : table.entries()) {
    if (!assign(settings, kScheduleNumbers, kScheduleTexts, name, value)) {
      table.refuse(value, in_quotes(name) + " is no key of [schedule] with this value");
    }
  }
}

void read_mail(TableReader table, MailSettings& settings) {
  for (const auto& [name, value] : table.entries()) {
    const bool taken = name == "tls" ? value.kind == TomlValue::Kind::Text && assign_tls(settings, value.text)
                                     : assign(settings, kMailNumbers, kMailTexts, name, value);
    if (!taken) {
      table.refuse(value, in_quotes(name) + " is no key of [mail] with this value");
    }
  }
}

bool override_schedule(ScheduleSettings& settings, std::string_view name, std::string_view value) {
  return assign(settings, kScheduleNumbers, kScheduleTexts, name, value_of(value, key_of(kScheduleNumbers, name) != nullptr));
}

bool override_mail(MailSettings& settings, std::string_view name, std::string_view value) {
  return name == "tls" ? assign_tls(settings, value)
                       : assign(settings, kMailNumbers, kMailTexts, name, value_of(value, key_of(kMailNumbers, name) != nullptr));
}

}  // namespace sverka
