#include "server/pages.hpp"

#include "report/html_text.hpp"
#include "report/json_text.hpp"

namespace sverka {
namespace {

constexpr std::string_view kStyle =
    ":root{color-scheme:light}body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b1f24;background:#f6f7f9}"
    "header{background:#fff;border-bottom:1px solid #d5d9df;padding:.75rem 1.25rem;display:flex;gap:1rem;align-items:baseline}"
    "header b{font-size:1.15rem}header a{margin-left:auto}main{max-width:44rem;margin:1.5rem auto;padding:0 1.25rem}"
    "h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}form{background:#fff;border:1px solid #d5d9df;border-radius:6px;"
    "padding:1rem 1.25rem;margin-top:1rem}fieldset{border:0;padding:0;margin:0 0 1rem}legend,label.field{font-weight:600;padding:0}"
    "label.choice{display:block;padding:.2rem 0}label.field{display:block;margin-top:1rem}.hint{color:#57606a;font-size:.9rem;margin:.15rem 0}"
    "input[type=file],select{display:block;margin-top:.3rem;max-width:100%;font:inherit}"
    "button{margin-top:1.25rem;font:inherit;font-weight:600;color:#fff;background:#0b57a4;border:0;border-radius:6px;padding:.6rem 1.4rem;cursor:pointer}"
    "button:hover{background:#094680}a{color:#0b57a4}:focus-visible{outline:3px solid #e0a100;outline-offset:2px}"
    ".problem{background:#fff;border:1px solid #d5d9df;border-left:4px solid #b3261e;border-radius:6px;padding:1rem 1.25rem}";

class PageText {
 public:
  PageText(const Messages& messages, Language language) : messages_(messages), language_(language) {}

  std::string operator()(std::string_view key) const {
    return html(messages_.get("desk." + std::string(key)).in(language_));
  }

 private:
  const Messages& messages_;
  Language language_;
};

std::string frame(const PageText& say, Language language, std::string_view main) {
  const bool russian = language == Language::Russian;
  std::string page = "<!doctype html><html lang=\"" + std::string(russian ? "ru" : "en") + "\"><head><meta charset=\"utf-8\">";
  page += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + say("title") + "</title><style>";
  page += kStyle;
  page += "</style></head><body><header><b>" + say("name") + "</b><span>" + say("motto") + "</span><a href=\"/?lang=" +
          std::string(russian ? "en\" lang=\"en\">English" : "ru\" lang=\"ru\">" + say("other-language")) + "</a></header><main>";
  page += main;
  return page + "</main></body></html>\n";
}

std::string choice(std::string_view value, const std::string& words, bool checked) {
  return "<label class=\"choice\"><input type=\"radio\" name=\"kind\" value=\"" + std::string(value) + "\"" +
         (checked ? " checked" : "") + "> " + words + "</label>";
}

std::string file_field(std::string_view name, const std::string& words, const std::string& hint, bool required) {
  const std::string id(name);
  return "<label class=\"field\" for=\"" + id + "\">" + words + "</label><p class=\"hint\" id=\"" + id + "-hint\">" + hint +
         "</p><input type=\"file\" id=\"" + id + "\" name=\"" + id + "\" accept=\".docx,.pdf\" aria-describedby=\"" + id + "-hint\"" +
         (required ? " required" : "") + ">";
}

}  // namespace

std::string self_check_page(const std::vector<std::string>& templates, const Messages& messages, Language language) {
  const PageText say(messages, language);
  std::string main = "<h1>" + say("heading") + "</h1><p>" + say("nothing-kept") + "</p>";
  main += "<form method=\"post\" action=\"/check\" enctype=\"multipart/form-data\"><input type=\"hidden\" name=\"lang\" value=\"" +
          std::string(language == Language::Russian ? "ru" : "en") + "\">";
  main += "<fieldset><legend>" + say("kind") + "</legend>" + choice("agreement", say("agreement"), true) +
          choice("card", say("card"), false) + choice("act", say("act"), false) + "</fieldset>";
  main += file_field("file", say("file"), say("file-hint"), true);
  main += file_field("card", say("card-file"), say("card-hint"), false);
  main += "<label class=\"field\" for=\"template\">" + say("template") + "</label><select id=\"template\" name=\"template\"><option value=\"\">" +
          say("template-by-content") + "</option>";
  for (const std::string& name : templates) {
    main += "<option value=\"" + html_attribute(name) + "\">" + html(name) + "</option>";
  }
  main += "</select><button type=\"submit\">" + say("check") + "</button></form>";
  return frame(say, language, main);
}

std::string problem_page(std::string_view title, std::string_view detail, const Messages& messages, Language language) {
  const PageText say(messages, language);
  std::string main = "<div class=\"problem\" role=\"alert\"><h1>" + html(title) + "</h1>";
  main += detail.empty() ? "" : "<p>" + html(detail) + "</p>";
  main += "<p><a href=\"/?lang=" + std::string(language == Language::Russian ? "ru" : "en") + "\">" + say("back") + "</a></p></div>";
  return frame(say, language, main);
}

std::string problem_json(int status, std::string_view code, std::string_view title, std::string_view detail) {
  JsonText json;
  json.open_object();
  json.text("type", "about:sverka#" + std::string(code)).text("title", title).number("status", static_cast<std::size_t>(status));
  json.text("code", code);
  if (!detail.empty()) {
    json.text("detail", detail);
  }
  json.close_object();
  return json.str() + "\n";
}

HttpReply page_reply(int status, std::string body) {
  HttpReply reply;
  reply.status = status;
  reply.type = "text/html; charset=utf-8";
  reply.headers = {{"Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
                   {"Cache-Control", "no-store"}};
  reply.body = std::move(body);
  return reply;
}

Language language_asked(const HttpRequest& request) {
  std::string_view asked = query_field(request, "lang");
  if (const FormPart* part = form_part(request, "lang")) {
    asked = part->content;
  }
  if (asked.empty()) {
    asked = header(request, "Accept-Language");
  }
  return asked.substr(0, 2) == "en" ? Language::English : Language::Russian;
}

}  // namespace sverka
