#include "server/http.hpp"

#include <algorithm>
#include <charconv>

#include "base/shared_library.hpp"

namespace sverka {
namespace {

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_name(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char left, char right) { return lower(left) == lower(right); });
}

std::string_view field(const HttpFields& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [name](const auto& one) { return same_name(one.first, name); });
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::string_view header(const HttpRequest& request, std::string_view name) {
  return field(request.headers, name);
}

std::string_view query_field(const HttpRequest& request, std::string_view name) {
  return field(request.query, name);
}

const FormPart* form_part(const HttpRequest& request, std::string_view name) {
  const auto found = std::find_if(request.form.begin(), request.form.end(), [name](const FormPart& part) { return part.name == name; });
  return found == request.form.end() ? nullptr : &*found;
}

std::string_view form_field(const HttpRequest& request, std::string_view name) {
  const FormPart* part = form_part(request, name);
  return part == nullptr ? std::string_view() : std::string_view(part->content);
}

std::int64_t number_of_text(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::string_view cookie(const HttpRequest& request, std::string_view name) {
  std::string_view cookies = header(request, "Cookie");
  while (!cookies.empty()) {
    const std::size_t end = std::min(cookies.find(';'), cookies.size());
    std::string_view one = cookies.substr(0, end);
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=') {
      return one.substr(name.size() + 1);
    }
  }
  return {};
}

std::string_view client_address(const HttpRequest& request) {
  const bool proxied = request.peer == "127.0.0.1" || request.peer == "::1" || request.peer.empty();
  const std::string_view told = header(request, "X-Real-IP");
  return proxied && !told.empty() && told.size() <= 45 ? told : std::string_view(request.peer);
}

Result<HttpModule> open_http_module(const std::string& path) {
  const Result<DescribeHttpModule> describe = open_function<DescribeHttpModule>(path, kDescribeHttpModule, "server-module-missing");
  if (!describe) {
    return fail(describe.error());
  }
  HttpModule module;
  (*describe)(module);
  return module;
}

}  // namespace sverka
