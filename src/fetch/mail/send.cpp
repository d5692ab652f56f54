#include "fetch/mail/send.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>

namespace sverka {
namespace {

constexpr long kConnectSeconds = 20;

struct Reading {
  const std::string& letter;
  std::size_t at = 0;
  bool ended = false;  // the library was told that there is no more: from then on the server may have it all
};

std::size_t read_some(char* to, std::size_t size, std::size_t count, void* from) {
  auto& reading = *static_cast<Reading*>(from);
  const std::size_t taken = std::min(size * count, reading.letter.size() - reading.at);
  std::memcpy(to, reading.letter.data() + reading.at, taken);
  reading.at += taken;
  reading.ended = taken == 0;
  return taken;
}

std::string said_by(CURL* handle, CURLcode code, const char* buffer) {
  long answer = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
  std::string said = *buffer != 0 ? buffer : curl_easy_strerror(code);
  said += answer == 0 ? std::string() : " (" + std::to_string(answer) + ")";
  for (char& sign : said) {
    sign = sign < ' ' || sign > '~' ? '?' : sign;
  }
  return said;
}

MailFate fate_of(CURL* handle, CURLcode code, const Reading& reading) {
  if (code == CURLE_OK) {
    return MailFate::Taken;
  }
  long answer = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
  // A password that the server does not take says nothing of the letter.
  if (answer >= 500 && answer < 600 && code != CURLE_LOGIN_DENIED && code != CURLE_USE_SSL_FAILED) {
    return MailFate::Refused;
  }
  const bool asked_to_wait = answer >= 400 && answer < 500;
  return reading.ended && !asked_to_wait ? MailFate::Unknown : MailFate::NotTaken;
}

}  // namespace

MailAnswer send_by_curl(const MailTerms& terms, const std::string& from, const std::string& to, const std::string& composed) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> held(curl_easy_init(), curl_easy_cleanup);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()),
                                                                               curl_slist_free_all);
  CURL* const handle = held.get();
  if (handle == nullptr || !recipients) {
    return {MailFate::NotTaken, "no memory"};
  }
  std::array<char, CURL_ERROR_SIZE> buffer{};
  Reading reading{composed};
  curl_easy_setopt(handle, CURLOPT_URL, terms.server.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer.data());
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(terms.time.count()));
  curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(terms.needs_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  if (!terms.needs_tls && terms.server.starts_with("smtp:")) {
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_NONE));
  }
  if (!terms.authority.empty()) {
    curl_easy_setopt(handle, CURLOPT_CAINFO, terms.authority.c_str());
    curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
  }
  if (!terms.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, terms.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, terms.password.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, &read_some);
  curl_easy_setopt(handle, CURLOPT_READDATA, &reading);
  const CURLcode code = curl_easy_perform(handle);
  return {fate_of(handle, code, reading), code == CURLE_OK ? std::string() : said_by(handle, code, buffer.data())};
}

}  // namespace sverka
