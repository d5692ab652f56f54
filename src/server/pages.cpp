#include "server/pages.hpp"

#include "report/html_text.hpp"
#include "report/json_text.hpp"

namespace sverka {
namespace {

class PageText {
 public:
  PageText(const Messages& messages, Language language) : messages_(messages), language_(language) {}

  std::string operator()(std::string_view key) const { return html(messages_.get("desk." + std::string(key)).in(language_)); }

 private:
  const Messages& messages_;
  Language language_;
};

std::string frame(const PageText& say, Language language, std::string_view main) {
  const bool russian = language == Language::Russian;
  std::string page = "<!doctype html>\n<html lang=\"" + std::string(russian ? "ru" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  page += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" + say("title") + "</title>\n";
  page += "<link rel=\"stylesheet\" href=\"/assets/report.css\">\n<link rel=\"stylesheet\" href=\"/assets/desk.css\">\n";
  page +=
      "<link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">\n<script src=\"/assets/desk.js\" "
      "defer></script>\n</head>\n<body class=\"desk\">\n";
  page += "<a class=\"skip\" href=\"#main\">" + say("skip") + "</a>\n<header class=\"bar\"><a class=\"brand\" href=\"/\">" + say("name") +
          "</a><span>" + say("motto") + "</span><div class=\"who\"><a href=\"?lang=" +
          std::string(russian ? "en\" lang=\"en\">English" : "ru\" lang=\"ru\">" + say("other-language")) + "</a><a href=\"/login\">" +
          say("nav.login") + "</a></div></header>\n<main id=\"main\" class=\"text\" tabindex=\"-1\">\n";
  page += main;
  return page + "</main>\n</body>\n</html>\n";
}

std::string choice(std::string_view value, const std::string& words, bool checked) {
  return "<label class=\"choice\"><input type=\"radio\" name=\"kind\" value=\"" + std::string(value) + "\"" + (checked ? " checked" : "") +
         "> " + words + "</label>";
}

std::string file_field(std::string_view name, const std::string& words, const std::string& hint, bool required) {
  const std::string id(name);
  return "<div class=\"field\"><label for=\"" + id + "\">" + words + "</label><p class=\"hint\" id=\"" + id + "-hint\">" + hint +
         "</p><input type=\"file\" id=\"" + id + "\" name=\"" + id + "\" accept=\".docx,.pdf\" aria-describedby=\"" + id + "-hint\"" +
         (required ? " required" : "") + "></div>";
}

}  // namespace

std::string self_check_form(const std::vector<std::string>& templates, const Messages& messages, Language language) {
  const PageText say(messages, language);
  std::string main = "<h1>" + say("heading") + "</h1><p>" + say("nothing-kept") + "</p>";
  main +=
      "<form class=\"card upload\" method=\"post\" action=\"/check\" enctype=\"multipart/form-data\"><input type=\"hidden\" name=\"lang\" "
      "value=\"" +
      std::string(language == Language::Russian ? "ru" : "en") + "\">";
  main += "<fieldset><legend>" + say("kind") + "</legend>" + choice("agreement", say("agreement"), true) +
          choice("card", say("card"), false) + choice("act", say("act"), false) + "</fieldset>";
  main += file_field("file", say("file"), say("file-hint"), true);
  main += file_field("card", say("card-file"), say("card-hint"), false);
  main += "<div class=\"field\"><label for=\"template\">" + say("template") +
          "</label><select id=\"template\" name=\"template\"><option value=\"\">" + say("template-by-content") + "</option>";
  for (const std::string& name : templates) {
    main += "<option value=\"" + html_attribute(name) + "\">" + html(name) + "</option>";
  }
  main += "</select></div><button type=\"submit\">" + say("check") + "</button></form>";
  return main;
}

std::string self_check_page(const std::vector<std::string>& templates, const Messages& messages, Language language) {
  return frame(PageText(messages, language), language, self_check_form(templates, messages, language));
}

const Sentence* sentence_of_problem(const Messages& messages, std::string_view key) {
  const Sentence* problem = messages.find("problem." + std::string(key));
  return problem != nullptr ? problem : messages.find("error." + std::string(key));
}

std::string problem_page(std::string_view title, std::string_view detail, const Messages& messages, Language language,
                         std::string_view request) {
  const PageText say(messages, language);
  std::string main = "<div class=\"card\" role=\"alert\"><h1>" + html(title) + "</h1>";
  main += detail.empty() ? "" : "<p>" + html(detail) + "</p>";
  main +=
      request.empty() ? "" : "<p>" + html(fill(messages.get("desk.problem-request").in(language), {{"id", std::string(request)}})) + "</p>";
  main += "<p><a href=\"/?lang=" + std::string(language == Language::Russian ? "ru" : "en") + "\">" + say("back") + "</a></p></div>";
  return frame(say, language, main);
}

std::string problem_json(int status, std::string_view code, std::string_view title, std::string_view detail, std::string_view request) {
  JsonText json;
  json.open_object();
  json.text("type", "about:sverka#" + std::string(code)).text("title", title).number("status", static_cast<std::size_t>(status));
  json.text("code", code);
  if (!detail.empty()) {
    json.text("detail", detail);
  }
  if (status >= 500 && !request.empty()) {
    json.text("request", request);
  }
  json.close_object();
  return json.str() + "\n";
}

HttpReply page_reply(int status, std::string body) {
  HttpReply reply;
  reply.status = status;
  reply.type = "text/html; charset=utf-8";
  reply.headers = {
      {"Content-Security-Policy",
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
