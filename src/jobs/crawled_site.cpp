#include "jobs/crawled_site.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.hpp"

namespace sverka {

namespace {

constexpr int kImportDepth = 4;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  return result;
}

bool is_judged(std::string_view header) {
  static constexpr std::array<std::string_view, 7> kJudged = {
      "x-robots-tag", "link", "refresh", "location", "content-type", "content-language", "content-location"};
  return std::find(kJudged.begin(), kJudged.end(), header) != kJudged.end();
}

// The text of a document; what cannot be read stays for a person.
void read_document_page(SitePage& read, const FetchedAnswer& answer, const MaterialReaders& readers) {
  const std::string name = answer.url.substr(0, answer.url.find_first_of("?#"));
  const bool is_text = kind_of(answer) == AnswerKind::Text;
  Result<Material> material = read_material(is_text ? "text.txt" : name, answer.body, charset_of(answer), readers);
  if (material && !material->text.empty()) {
    read.format = material->format == "html" ? "text" : material->format;
    read.text = std::move(material->text);
  } else {
    read.not_judged = "page-not-html";
  }
}

StyleSheet unread_sheet() {
  StyleSheet sheet;
  sheet.unread = true;
  return sheet;
}

// Depth by depth; a sheet that imports itself stays unread there.
StyleSheet joined(const std::string& address, const std::map<std::string, StyleSheet>& sheets, int depth) {
  const auto found = sheets.find(address);
  if (found == sheets.end() || depth > kImportDepth) {
    return unread_sheet();
  }
  StyleSheet sheet = found->second;
  const std::optional<Url> base = parse_url(address);
  const std::vector<StyleImport> imports = std::exchange(sheet.imports, {});
  for (auto one = imports.rbegin(); one != imports.rend(); ++one) {
    const std::optional<Url> target = base ? parse_url(one->address, *base) : std::nullopt;
    put_import_first(sheet, target ? joined(to_text(*target), sheets, depth + 1) : unread_sheet(), one->media);
  }
  return sheet;
}

}  // namespace

std::string_view header_of(const FetchedAnswer& answer, std::string_view name) {
  for (const HeaderField& field : answer.headers) {
    if (field.name == name) {
      return field.value;
    }
  }
  return {};
}

AnswerKind kind_of(const FetchedAnswer& answer) {
  const std::string type = lower(header_of(answer, "content-type"));
  if (type.empty() || type.starts_with("text/html") || type.starts_with("application/xhtml")) {
    return AnswerKind::Html;
  }
  if (type.starts_with("application/rss") || type.starts_with("application/atom") || type.starts_with("text/xml") ||
      type.starts_with("application/xml")) {
    return AnswerKind::Feed;
  }
  if (type.starts_with("application/pdf") || type.starts_with("application/x-pdf") ||
      type.starts_with("application/vnd.openxmlformats-officedocument.wordprocessingml") ||
      (type.starts_with("application/octet-stream") && names_document(answer.url))) {
    return AnswerKind::Document;
  }
  return type.starts_with("text/plain") || type.starts_with("text/markdown") ? AnswerKind::Text : AnswerKind::Other;
}

std::string charset_of(const FetchedAnswer& answer) {
  const std::string type = lower(header_of(answer, "content-type"));
  const std::size_t at = type.find("charset=");
  if (at == std::string::npos) {
    return {};
  }
  std::string value = type.substr(at + 8);
  value.erase(std::remove_if(value.begin(), value.end(), [](char letter) { return letter == '"' || letter == '\''; }), value.end());
  return value.substr(0, value.find_first_of("; \t"));
}

bool names_document(std::string_view url) {
  const std::string name = lower(url.substr(0, url.find_first_of("?#")));
  return name.ends_with(".pdf") || name.ends_with(".docx");
}

SitePage read_site_page(const CrawledPage& page, FetchedAnswer answer, const MaterialReaders& readers, std::optional<Result<WebPage>> dom) {
  SitePage read;
  read.url = page.url;
  read.final_url = page.final_url;
  read.redirects = page.redirects;
  read.not_judged = page.not_judged;
  const AnswerKind kind = kind_of(answer);
  if (read.not_judged.empty() && (kind == AnswerKind::Text || kind == AnswerKind::Document)) {
    read_document_page(read, answer, readers);
  } else if (read.not_judged.empty()) {
    if (!dom) {
      dom = readers.pages->read_page(answer.body, charset_of(answer));
    }
    if (*dom) {
      read.dom = std::move(**dom);
    } else {
      read.not_judged = dom->error().reason;
    }
  }
  if (!answer.body.empty()) {
    read.body_sha256 = sha256_hex(answer.body);
  }
  std::string().swap(answer.body);  // assigning an empty text would keep its memory
  // A crawl may have a hundred thousand of these: only what the audit reads is carried along.
  std::erase_if(answer.headers, [](const HeaderField& field) { return !is_judged(field.name); });
  answer.headers.shrink_to_fit();
  read.answer = std::move(answer);
  return read;
}

void add_page(CrawledSite& site, SitePage page) {
  if (page.dom) {
    site.frame.add(static_cast<std::uint32_t>(site.archive.size()), page, site.company_hosts);
    site.trees[page.url] = site.archive.keep(std::move(*page.dom));
    page.dom.reset();
  }
  site.pages.push_back(std::move(page));
}

StyleSheet read_site_sheet(const FetchedAnswer& answer, PagePool& pool) {
  // A sheet that is surely not there hides nothing.
  if (answer.status == 404 || answer.status == 410) {
    return {};
  }
  if (!answer.problem.empty() || answer.status < 200 || answer.status >= 300) {
    return unread_sheet();
  }
  Result<StyleSheet> sheet = pool.read_style_sheet(answer.body, charset_of(answer));
  return sheet ? std::move(*sheet) : unread_sheet();
}

void join_imports(std::map<std::string, StyleSheet>& sheets) {
  std::map<std::string, StyleSheet> whole;
  for (const auto& [address, sheet] : sheets) {
    whole.emplace(address, sheet.imports.empty() ? sheet : joined(address, sheets, 0));
  }
  sheets = std::move(whole);
}

Result<CrawledSite> replay_crawl(const EvidenceFolder& folder, const std::vector<std::string>& company_hosts,
                                 const MaterialReaders& readers) {
  CrawledSite site;
  site.company_hosts = company_hosts;
  site.record = folder.record();
  if (site.record.day.empty()) {
    return fail(ErrorCode::NotFound, "", "evidence-empty");
  }
  for (const auto& [origin, url] : site.record.robots) {
    const std::optional<FetchedAnswer> answer = folder.answer(url);
    const bool answered = answer && answer->problem.empty();
    site.robots.emplace(origin, robots_answer(answered ? answer->status : 0, answered ? answer->body : std::string_view()));
  }
  for (const auto& [address, url] : site.record.sheets) {
    const std::optional<FetchedAnswer> answer = folder.answer(url);
    site.sheets.emplace(address, answer ? read_site_sheet(*answer, *readers.pages) : unread_sheet());
  }
  for (const CrawledPage& page : site.record.pages) {
    std::optional<FetchedAnswer> answer = folder.answer(page.final_url);
    CrawledPage known = page;
    if (known.not_judged.empty() && (!answer || !answer->problem.empty())) {
      known.not_judged = answer ? answer->problem : "evidence-missing";
    }
    add_page(site, read_site_page(known, answer.value_or(FetchedAnswer{}), readers));
  }
  if (!site.record.ended) {
    site.record.notes.push_back({"crawl-interrupted", 1, ""});
  }
  put_in_order(site);
  return site;
}

void put_in_order(CrawledSite& site) {
  join_imports(site.sheets);
  for (SitePage& page : site.pages) {
    page.given = std::find(site.record.seeds.begin(), site.record.seeds.end(), page.url) != site.record.seeds.end();
  }
  std::sort(site.pages.begin(), site.pages.end(), [](const SitePage& left, const SitePage& right) {
    return std::tie(left.url, left.final_url) < std::tie(right.url, right.final_url);
  });
  std::sort(site.record.pages.begin(), site.record.pages.end(), [](const CrawledPage& left, const CrawledPage& right) {
    return std::tie(left.url, left.final_url) < std::tie(right.url, right.final_url);
  });
  std::sort(site.record.notes.begin(), site.record.notes.end(),
            [](const CrawlNote& left, const CrawlNote& right) { return left.code < right.code; });
}

}  // namespace sverka
