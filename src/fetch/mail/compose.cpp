#include "fetch/mail/compose.hpp"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>
#include <utility>

#include "base/hash.hpp"

namespace sverka {
namespace {

constexpr std::int32_t kMoscowSeconds = 3 * 3600;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Held = std::unique_ptr<Object, Unref>;

void prepare() {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
}

// Lines of a text in transport end in CR LF, inside of an encoding too.
std::string with_line_ends(const std::string& text) {
  std::string lines;
  lines.reserve(text.size() + text.size() / 40);
  for (const char sign : text) {
    lines += sign == '\n' ? std::string("\r\n") : sign == '\r' ? std::string() : std::string(1, sign);
  }
  return lines;
}

void add_part(GMimeMultipart* parts, const char* subtype, const std::string& text) {
  const Held<GMimeTextPart> part(g_mime_text_part_new_with_subtype(subtype));
  g_mime_text_part_set_charset(part.get(), "utf-8");
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
  const Held<GMimeDataWrapper> content(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(GMIME_PART(part.get()), content.get());
  g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_BASE64);
  g_mime_multipart_add(parts, GMIME_OBJECT(part.get()));
}

void set_date(GMimeMessage* message, std::int64_t at) {
  GDateTime* const utc = g_date_time_new_from_unix_utc(at);
  GTimeZone* const moscow = g_time_zone_new_offset(kMoscowSeconds);
  GDateTime* const local = g_date_time_to_timezone(utc, moscow);
  g_mime_message_set_date(message, local);
  g_date_time_unref(local);
  g_time_zone_unref(moscow);
  g_date_time_unref(utc);
}

std::string taken(char* text) {
  const std::unique_ptr<char, decltype(&g_free)> held(text, g_free);
  return held ? std::string(held.get()) : std::string();
}

}  // namespace

std::string compose_by_gmime(const MailLetter& letter) {
  prepare();
  const Held<GMimeMessage> message(g_mime_message_new(TRUE));
  const std::pair<GMimeAddressType, const std::string&> addresses[] = {
      {GMIME_ADDRESS_TYPE_FROM, letter.from}, {GMIME_ADDRESS_TYPE_TO, letter.to}, {GMIME_ADDRESS_TYPE_REPLY_TO, letter.reply_to}};
  for (const auto& [kind, address] : addresses) {
    if (!address.empty()) {
      g_mime_message_add_mailbox(message.get(), kind, nullptr, address.c_str());
    }
  }
  g_mime_message_set_subject(message.get(), letter.subject.c_str(), "utf-8");
  set_date(message.get(), letter.at);
  g_mime_message_set_message_id(message.get(), letter.message_id.c_str());
  g_mime_object_set_header(GMIME_OBJECT(message.get()), "Content-Language", "ru", nullptr);
  const Held<GMimeMultipart> parts(g_mime_multipart_new_with_subtype("alternative"));
  // Of the letter, not of chance: the same letter is the same bytes.
  g_mime_multipart_set_boundary(parts.get(), ("=-" + sha256_hex(letter.message_id + letter.text).substr(0, 32)).c_str());
  add_part(parts.get(), "plain", with_line_ends(letter.text));
  add_part(parts.get(), "html", with_line_ends(letter.html));
  g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(parts.get()));
  GMimeFormatOptions* const options = g_mime_format_options_new();
  g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
  std::string text = taken(g_mime_object_to_string(GMIME_OBJECT(message.get()), options));
  g_mime_format_options_free(options);
  return text;
}

std::string text_by_gmime(const std::string& composed) {
  prepare();
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(composed.data(), composed.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  GMimeObject* const parts = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
  if (parts == nullptr || !GMIME_IS_MULTIPART(parts) || g_mime_multipart_get_count(GMIME_MULTIPART(parts)) < 1) {
    return {};
  }
  GMimeObject* const part = g_mime_multipart_get_part(GMIME_MULTIPART(parts), 0);
  if (!GMIME_IS_TEXT_PART(part)) {
    return {};
  }
  std::string text = taken(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
  std::string lines;
  for (const char sign : text) {
    lines += sign == '\r' ? std::string() : std::string(1, sign);
  }
  return lines;
}

}  // namespace sverka
