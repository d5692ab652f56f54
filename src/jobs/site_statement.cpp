#include "jobs/site_statement.hpp"

#include "web/indexability.hpp"

namespace sverka {

namespace {

std::string_view word_of(RobotsVerdict verdict) {
  switch (verdict) {
    case RobotsVerdict::Allowed:
      return "yes";
    case RobotsVerdict::Disallowed:
      return "no";
    case RobotsVerdict::Unavailable:
      break;
  }
  return "unknown";
}

std::string_view class_of(CopyClass kind) {
  switch (kind) {
    case CopyClass::Copy:
      return "copy";
    case CopyClass::Question:
      return "question";
    case CopyClass::Quotation:
      break;
  }
  return "quotation";
}

std::string_view word_of(LinkOutcome outcome) {
  switch (outcome) {
    case LinkOutcome::Passed:
    case LinkOutcome::PassedWithNote:
      return "passed";
    case LinkOutcome::CannotTell:
      return "cannot_tell";
    case LinkOutcome::FailedWarning:
    case LinkOutcome::FailedError:
      break;
  }
  return "failed";
}

ReportedPage reported(const SitePage& page, const LinkPolicy& policy) {
  ReportedPage listed;
  listed.url = page.url;
  listed.final_url = page.final_url;
  listed.status = page.answer.status;
  listed.charset = page.dom ? page.dom->charset : std::string();
  listed.dom = !page.dom ? page.format : page.rendered || page.made_by_scripts ? std::string("rendered") : std::string("source");
  listed.google = word_of(page.google);
  listed.yandex = word_of(page.yandex);
  listed.own = word_of(page.own);
  if (page.dom) {
    const PageIndexing indexing = indexing_of(page, policy);
    listed.google = name_of(indexing.google);
    listed.yandex = name_of(indexing.yandex);
  }
  listed.not_judged = page.not_judged;
  return listed;
}

ReportedCopy reported(const JudgedCopy& copy, const SiteEvidence& site) {
  const SitePage& page = site.pages[copy.page];
  ReportedCopy listed;
  listed.url = page.final_url;
  listed.article = copy.article;
  listed.copy_class = class_of(copy.match.kind);
  listed.matched_words = copy.match.matched_words;
  listed.share = copy.match.share;
  listed.outcome = copy.match.kind == CopyClass::Quotation ? std::string_view("inapplicable") : word_of(copy.outcome);
  listed.construct = copy.construct;
  for (const JudgedLink& link : copy.links) {
    listed.links.push_back({link.href, link.construct, std::string(word_of(link.outcome)), link.selector});
  }
  return listed;
}

}  // namespace

void add_to_statement(SiteStatement& statement, const SiteEvidence& site, const LinkPolicy& policy) {
  for (const SitePage& page : site.pages) {
    statement.pages.push_back(reported(page, policy));
  }
  for (const JudgedCopy& copy : site.copies) {
    statement.copies.push_back(reported(copy, site));
  }
}

}  // namespace sverka
