#include "store/audits.hpp"

#include "store/aged_evidence.hpp"
#include "store/notices.hpp"
#include "store/schedule.hpp"
#include "store_fixture.hpp"

namespace sverka {
namespace {

class Audits : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    some_ = people();
    resource_ = registered("https://partner.example/", "0 3 * * *");
  }

  WebResource registered(const std::string& url, const std::string& schedule) {
    const auto made =
        register_resource(store(), some_.as_desk, some_.desk.id, {some_.company.id, url, "a@partner.example", schedule, true}, terms_);
    EXPECT_TRUE(made) << made.error().reason << made.error().detail;
    return made ? *made : WebResource();
  }
  static AuditFinding finding(const std::string& fingerprint, const std::string& url = "https://partner.example/page",
                              const char* severity = "error") {
    AuditFinding one;
    one.rule = "brand";
    one.outcome = "failed";
    one.severity = severity;
    one.responsible = "partner";
    one.source = "7.2";
    one.url = url;
    one.message_ru = one.message_en = "wrong";
    one.fingerprint = fingerprint;
    return one;
  }
  // An audit at `now_` that saw these findings and judged these pages; the run.
  AuditRun audited(const std::vector<AuditFinding>& findings, const std::map<std::string, PageSeen>& pages = kJudged, bool whole = true) {
    {
      StoreWork work = store().writing();
      work.change("update audits set not_before = '' where state = 'queued'");
      EXPECT_TRUE(work.commit());
    }
    static_cast<void>(ask_for_audit(store(), some_.as_desk, resource_.id));
    const auto taken = take_audit(store(), "holder", now_, terms_);
    EXPECT_TRUE(taken && *taken);
    AuditOutcome outcome;
    outcome.conclusion = findings.empty() ? "conforms" : "does_not_conform";
    outcome.findings = findings;
    for (std::size_t index = 0; index < outcome.findings.size(); ++index) {
      outcome.findings[index].number = static_cast<std::int64_t>(index + 1);
    }
    outcome.seen = {pages, whole};
    const auto done = finish_audit(store(), (*taken)->run.id, "holder", outcome, now_, terms_);
    EXPECT_TRUE(done) << done.error().reason << done.error().detail;
    StoreWork work = store().reading();
    return find_audit(work, (*taken)->run.id).value_or(AuditRun());
  }
  Violation violation(const std::string& fingerprint) {
    StoreWork work = store().reading();
    for (const Violation& one : list_violations(work, {0, resource_.id, {}, 0, 0, 100})) {
      if (one.finding.fingerprint == fingerprint) {
        return one;
      }
    }
    ADD_FAILURE() << "no violation " << fingerprint;
    return {};
  }
  Notice reread_notice(std::int64_t id) {
    StoreWork work = store().reading();
    return find_notice(work, id).value_or(Notice());
  }
  Notice prepared(const std::vector<std::string>& fingerprints) {
    std::vector<std::int64_t> ids;
    for (const std::string& one : fingerprints) {
      ids.push_back(violation(one).id);
    }
    const auto made = prepare_notice(store(), some_.as_desk, resource_.id, ids);
    EXPECT_TRUE(made) << made.error().reason;
    return made ? *made : Notice();
  }
  Result<Notice> decided(const Notice& notice, NoticeDecision decision, std::optional<NoticeDays> days = std::nullopt) {
    return decide_notice(store(), some_.as_desk, notice.resource, notice.id, reread_notice(notice.id).revision, {decision, days, ""});
  }
  static NoticeDays days(const char* sent, const char* due) { return {*parse_iso_date(sent), *parse_iso_date(due)}; }

  static const std::map<std::string, PageSeen> kJudged;
  const AuditTerms terms_{0, 60, 600};
  People some_;
  WebResource resource_;
};
const std::map<std::string, PageSeen> Audits::kJudged = {{"https://partner.example/page", PageSeen::Judged}};
INSTANTIATE_TEST_SUITE_P(Both, Audits, both_stores(), name_of_store);

TEST_P(Audits, AResourceIsKeptAsABrowserReadsItAndOnce) {
  const auto wish = [&](const std::string& url) { return ResourceWish{some_.company.id, url, "", "", true}; };
  const auto put = [&](const std::string& url) { return register_resource(store(), some_.as_desk, some_.desk.id, wish(url), terms_); };
  EXPECT_EQ(put("Other.Example/a#b")->url, "https://other.example/a");
  EXPECT_EQ(put("https://other.example/a").error().reason, "resource-taken");
  for (const char* url : {"", "ftp://x.example", "https://", "javascript:alert(1)", "https://user:secret@x.example/", "mailto:a@b"}) {
    EXPECT_EQ(put(url).error().reason, "url-invalid") << url;
  }
  for (const char* email : {"a", "@b", "a@", "a b@c", "a@b@c", "a@b\r\nBcc: c@d", "<a@b>", "a,b@c", "a@b."}) {
    ResourceWish bad = wish("https://third.example");
    bad.email = email;
    const auto refused = register_resource(store(), some_.as_desk, some_.desk.id, bad, terms_);
    ASSERT_FALSE(refused) << email;
    EXPECT_EQ(refused.error().reason, "email-invalid") << email;
  }
  EXPECT_EQ(register_resource(store(), some_.as_desk, some_.desk.id, {99, "https://third.example", "", "", true}, terms_).error().reason,
            "no-such-partner");
}

TEST_P(Audits, WhatWasMissedIsCaughtUpOnce) {
  EXPECT_EQ(resource_.next_at, "2026-11-23T00:00:00Z");
  EXPECT_EQ(*queue_due_audits(store(), "2026-11-22T23:59:59Z", terms_), 0u);
  // A week away: one audit, and the next in the following night.
  EXPECT_EQ(*queue_due_audits(store(), "2026-11-30T09:00:00Z", terms_), 1u);
  EXPECT_EQ(*queue_due_audits(store(), "2026-11-30T09:00:00Z", terms_), 0u);
  {
    StoreWork work = store().reading();
    EXPECT_EQ(find_resource(work, resource_.id)->next_at, "2026-12-01T00:00:00Z");
    EXPECT_EQ(list_audits(work, resource_.id, 0, 10).size(), 1u);
  }
  // One that still waits when the next comes is enough.
  EXPECT_EQ(*queue_due_audits(store(), "2026-12-01T09:00:00Z", terms_), 0u);
  const auto changed = change_resource(store(), some_.as_desk, resource_.id, resource_.revision, {0, "", "", "0 3 * * *", false}, terms_);
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->next_at, "");
  EXPECT_EQ(*queue_due_audits(store(), "2027-01-01T09:00:00Z", terms_), 0u);
  EXPECT_EQ(change_resource(store(), some_.as_desk, resource_.id, resource_.revision, {}, terms_).error().reason, "stale");
}

TEST_P(Audits, TwoRunsDoNotTakeTheSameAndALostOneIsTakenAgainThreeTimes) {
  const WebResource other = registered("https://partner.example/second", "");
  const WebResource elsewhere = registered("https://elsewhere.example/", "");
  for (const std::int64_t id : {resource_.id, other.id, elsewhere.id}) {
    ASSERT_TRUE(ask_for_audit(store(), some_.as_desk, id));
  }
  EXPECT_EQ(ask_for_audit(store(), some_.as_desk, resource_.id).error().reason, "audit-waiting");
  const auto first = *take_audit(store(), "one", now_, terms_), second = *take_audit(store(), "two", now_, terms_);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->resource.id, resource_.id);
  EXPECT_EQ(second->resource.id, elsewhere.id) << "two audits of one host at once";
  EXPECT_FALSE(*take_audit(store(), "three", now_, terms_));
  // The lease is kept up by its holder alone.
  now_ = "2026-11-22T09:09:00Z";
  EXPECT_TRUE(*keep_audit(store(), first->run.id, "one", terms_));
  EXPECT_FALSE(*keep_audit(store(), first->run.id, "two", terms_));
  now_ = "2026-11-22T09:12:00Z";
  const auto again = *take_audit(store(), "three", now_, terms_);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->run.id, second->run.id) << "its lease was not kept up";
  EXPECT_EQ(finish_audit(store(), second->run.id, "two", {}, now_, terms_).error().reason, "lease-lost");
  now_ = "2026-11-22T10:00:00Z";
  const auto third = *take_audit(store(), "four", now_, terms_);  // the first one's lease has passed too; it is the older
  ASSERT_TRUE(third);
  EXPECT_EQ(third->run.id, first->run.id);
  const auto last = *take_audit(store(), "five", now_, terms_);
  ASSERT_TRUE(last);
  EXPECT_EQ(last->run.id, second->run.id) << "for the third time";
  now_ = "2026-11-22T12:00:00Z";
  static_cast<void>(take_audit(store(), "six", now_, terms_));
  StoreWork work = store().reading();
  const AuditRun given_up = *find_audit(work, second->run.id);
  EXPECT_EQ(given_up.state, "failed");
  EXPECT_EQ(given_up.error_reason, "audit-given-up");
}

TEST_P(Audits, AViolationIsConfirmedToldOfSeenAgainAndFixedByTwoAudits) {
  const AuditRun first = audited({finding("f"), finding("w", "https://partner.example/page", "warning"), finding("n", "", "note")});
  EXPECT_EQ(first.violations.appeared, 2) << "a note is no violation";
  EXPECT_FALSE(violation("f").is_confirmed());
  EXPECT_EQ(prepare_notice(store(), some_.as_desk, resource_.id, {violation("f").id}).error().reason, "violation-unconfirmed");
  {
    StoreWork work = store().reading();
    const AuditRun next = *newest_audit(work, resource_.id);
    EXPECT_EQ(next.cause, "confirming");
    EXPECT_EQ(next.not_before, utc_after(now_, 3600));
  }
  const AuditRun second = audited({finding("f"), finding("w", "https://partner.example/page", "warning")});
  EXPECT_EQ(second.cause, "confirming");
  EXPECT_EQ(second.violations.remained, 2);
  EXPECT_TRUE(violation("f").is_confirmed());
  {
    StoreWork work = store().reading();
    EXPECT_EQ(newest_audit(work, resource_.id)->id, second.id) << "nothing is left to confirm";
  }
  const Notice notice = prepared({"f", "w"});
  EXPECT_EQ(prepare_notice(store(), some_.as_desk, resource_.id, {violation("f").id}).error().reason, "violation-noticed");
  ASSERT_TRUE(decided(notice, NoticeDecision::SentByHand, days("2026-11-22", "2026-12-02")));
  EXPECT_EQ(violation("f").state, ViolationState::Notified);
  EXPECT_EQ(violation("f").due_on, "2026-12-02");
  now_ = "2026-11-25T09:00:00Z";
  audited({finding("f")});
  EXPECT_EQ(violation("f").state, ViolationState::Open);
  EXPECT_EQ(violation("w").state, ViolationState::Notified) << "one absence is not enough";
  // A page that was not reached says nothing.
  EXPECT_EQ(audited({finding("f")}, {}).violations.mended, 0);
  EXPECT_EQ(violation("w").state, ViolationState::Notified);
  EXPECT_EQ(audited({finding("f")}).violations.mended, 1);
  EXPECT_EQ(violation("w").state, ViolationState::Fixed);
  // A page that is gone is enough at once.
  audited({}, {{"https://partner.example/page", PageSeen::Gone}});
  EXPECT_EQ(violation("f").state, ViolationState::Fixed);
  // One that returns is new, and has to be confirmed again.
  audited({finding("f")});
  EXPECT_EQ(violation("f").state, ViolationState::New);
  EXPECT_FALSE(violation("f").is_confirmed());
  EXPECT_EQ(violation("f").due_on, "");
}

TEST_P(Audits, OnlyAWholeAuditTellsThatTheResourceIsFreeOfSomething) {
  audited({finding("f", "")});
  audited({}, kJudged, false);
  EXPECT_EQ(violation("f").absent, 0);
  audited({}, kJudged);
  EXPECT_EQ(violation("f").absent, 1);
  audited({finding("f", "")});
  EXPECT_EQ(violation("f").absent, 0) << "the two absences must follow each other";
}

TEST_P(Audits, ADueDateIsPassedOnlyWhenSomebodyHasLookedAfterIt) {
  audited({finding("f"), finding("g")});
  audited({finding("f"), finding("g")});
  ASSERT_TRUE(decided(prepared({"f", "g"}), NoticeDecision::SentByHand, days("2026-11-22", "2026-12-02")));
  // The re-checks: the third day, the eighth, the one after the due date, then weekly.
  EXPECT_EQ(reread_notice(1).recheck_at, "2026-11-25T01:00:00Z");
  const auto moments = {std::pair{"2026-11-25T01:00:00Z", "2026-11-30T01:00:00Z"},
                        {"2026-11-30T01:00:00Z", "2026-12-03T01:00:00Z"},
                        {"2026-12-03T01:00:00Z", "2026-12-10T01:00:00Z"},
                        {"2026-12-10T01:00:00Z", "2026-12-17T01:00:00Z"},
                        {"2027-03-01T12:00:00Z", "2027-03-04T01:00:00Z"}};
  for (const auto& [moment, next] : moments) {
    EXPECT_EQ(next_recheck("2026-11-22", "2026-12-02", moment, 0), next) << moment;
  }
  EXPECT_EQ(*check_deadlines(store(), "2026-12-02T20:59:00Z"), 0u) << "the last day is his";
  EXPECT_EQ(*check_deadlines(store(), "2026-12-02T21:00:00Z"), 0u) << "nobody has looked";
  now_ = "2026-12-02T20:00:00Z";
  audited({finding("f"), finding("g")});
  EXPECT_EQ(*check_deadlines(store(), "2026-12-03T09:00:00Z"), 0u) << "an audit of the last day says nothing of what was done later";
  now_ = "2026-12-03T09:00:00Z";
  audited({}, {}, false);
  EXPECT_EQ(*check_deadlines(store(), now_), 0u) << "the audit did not reach the page";
  audited({finding("f")});
  EXPECT_EQ(*check_deadlines(store(), now_), 1u);
  EXPECT_EQ(violation("f").state, ViolationState::Overdue);
  EXPECT_EQ(violation("g").state, ViolationState::Open) << "it may be mended: the next audit tells";
  EXPECT_EQ(*check_deadlines(store(), now_), 0u);
  audited({finding("f"), finding("g")});
  EXPECT_EQ(*check_deadlines(store(), now_), 1u);
  EXPECT_EQ(violation("g").state, ViolationState::Overdue);
  // Late, but mended.
  audited({});
  audited({});
  EXPECT_EQ(violation("f").state, ViolationState::Fixed);
}

TEST_P(Audits, AnAuditorClosesWithAReasonAndItStaysClosed) {
  audited({finding("f")});
  const Violation one = violation("f");
  const auto close = [&](std::int64_t resource, std::int64_t revision, const char* reason) {
    return close_violation(store(), some_.as_desk, resource, one.id, revision, reason);
  };
  EXPECT_EQ(close(resource_.id, one.revision, " ").error().reason, "reason-needed");
  EXPECT_EQ(close(resource_.id, one.revision + 1, "x").error().reason, "stale");
  EXPECT_EQ(close(resource_.id + 1, one.revision, "x").error().reason, "no-such-violation");
  ASSERT_TRUE(close(resource_.id, one.revision, "a quotation"));
  EXPECT_EQ(close(resource_.id, one.revision + 1, "again").error().reason, "wrong-state");
  audited({finding("f")});
  EXPECT_EQ(violation("f").state, ViolationState::Closed);
  const auto trail = verify_trail(store(), std::nullopt);
  EXPECT_TRUE(trail->faults.empty());
}

TEST_P(Audits, RunsAreHeldAgainstEachOther) {
  const AuditRun first = audited({finding("f"), finding("g")}), second = audited({finding("g"), finding("h")});
  StoreWork work = store().reading();
  const AuditComparison compared = compare_audits(work, first.id, second.id);
  ASSERT_EQ(compared.appeared.size(), 1u);
  ASSERT_EQ(compared.remained.size(), 1u);
  ASSERT_EQ(compared.gone.size(), 1u);
  EXPECT_EQ(compared.appeared[0].fingerprint, "h");
  EXPECT_EQ(compared.remained[0].fingerprint, "g");
  EXPECT_EQ(compared.gone[0].fingerprint, "f");
}

TEST_P(Audits, ANoticeIsMadeOfWhatIsConfirmedAndStandsInNoOther) {
  audited({finding("f"), finding("g"), finding("h")});
  const auto to_tell = [&] {
    StoreWork work = store().reading();
    std::string prints;
    for (const Violation& one : list_violations_to_tell(work, resource_.id, 50)) {
      prints += one.finding.fingerprint;
    }
    const std::vector<ResourceToNotify> resources = list_resources_to_notify(work, 8);
    EXPECT_EQ(resources.size(), prints.empty() ? 0u : 1u);
    for (const ResourceToNotify& one : resources) {
      EXPECT_EQ(one.resource, resource_.id);
      EXPECT_EQ(one.url, resource_.url);
      EXPECT_EQ(one.partner_name, resource_.partner_name);
      EXPECT_EQ(one.violations, static_cast<std::int64_t>(prints.size()));
    }
    return prints;
  };
  EXPECT_EQ(to_tell(), "") << "seen once";
  audited({finding("f"), finding("g"), finding("h")});
  EXPECT_EQ(to_tell(), "fgh");
  const Notice first = prepared({"f"});
  EXPECT_EQ(to_tell(), "gh") << "f stands in a notice";
  ASSERT_TRUE(decided(first, NoticeDecision::Discard));
  EXPECT_EQ(to_tell(), "fgh") << "which is discarded";
  const Notice second = prepared({"f", "g"});
  ASSERT_TRUE(decided(second, NoticeDecision::SentByHand, days("2026-11-22", "2026-12-02")));
  EXPECT_EQ(to_tell(), "h") << "the partner knows the others";
  audited({finding("g"), finding("h")});
  audited({finding("g"), finding("h")});
  StoreWork work = store().reading();
  const auto told = violations_of_notices(work, {reread_notice(first.id), reread_notice(second.id)});
  ASSERT_EQ(told.size(), 2u);
  ASSERT_EQ(told.at(second.id).size(), 2u);
  EXPECT_TRUE(told.at(second.id)[0].is_settled());
  EXPECT_FALSE(told.at(second.id)[1].is_settled());
  EXPECT_EQ(told.at(first.id).size(), 1u);
  EXPECT_TRUE(violations_of_notices(work, {}).empty());
}

class Outbox : public Audits {
 protected:
  void SetUp() override {
    Audits::SetUp();
    audited({finding("f")});
    audited({finding("f")});
    notice_ = prepared({"f"});
    ASSERT_TRUE(decided(notice_, NoticeDecision::Send));
  }
  std::optional<TakenLetter> take(const char* holder) {
    auto taken = take_letter(store(), holder, now_, terms_);
    EXPECT_TRUE(taken) << taken.error().detail;
    return taken ? *taken : std::nullopt;
  }
  Result<void> intend(const char* holder) {
    return intend_letter(store(), notice_.id, holder, *store().papers().keep("a letter"), days("2026-11-22", "2026-12-02"));
  }
  Result<void> finish(const char* holder, LetterFate fate) { return finish_letter(store(), notice_.id, holder, fate, "said", now_); }
  NoticeState state() { return reread_notice(notice_.id).state; }

  Notice notice_;
};
INSTANTIATE_TEST_SUITE_P(Both, Outbox, both_stores(), name_of_store);

TEST_P(Outbox, ALetterGoesToOneHolderAndTheDaysRunFromItsSending) {
  const auto taken = take("one");
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->notice.recipient, "a@partner.example");
  EXPECT_EQ(taken->violations.size(), 1u);
  EXPECT_FALSE(take("two"));
  EXPECT_EQ(intend("two").error().reason, "lease-lost");
  ASSERT_TRUE(intend("one"));
  ASSERT_TRUE(finish("one", LetterFate::Sent));
  EXPECT_EQ(state(), NoticeState::Sent);
  EXPECT_EQ(violation("f").state, ViolationState::Notified);
  EXPECT_EQ(violation("f").due_on, "2026-12-02");
  EXPECT_FALSE(take("three"));
  EXPECT_EQ(finish("one", LetterFate::Sent).error().reason, "lease-lost");
}

TEST_P(Outbox, WhatEndedBeforeTheIntentIsTakenAgainAndAfterItIsInDoubt) {
  const std::string message_id = take("one")->notice.message_id;
  now_ = "2026-11-22T09:20:00Z";
  const auto again = take("two");
  ASSERT_TRUE(again) << "nobody had told a server of it";
  EXPECT_EQ(again->notice.message_id, message_id);
  ASSERT_TRUE(intend("two"));
  now_ = "2026-11-22T09:40:00Z";
  EXPECT_FALSE(take("three")) << "it may have gone";
  EXPECT_EQ(state(), NoticeState::InDoubt);
  EXPECT_EQ(violation("f").state, ViolationState::New);
  now_ = "2026-12-22T09:40:00Z";
  EXPECT_FALSE(take("four")) << "it is never sent again by itself";
  // A person has found out.
  EXPECT_FALSE(decided(notice_, NoticeDecision::Discard));
  ASSERT_TRUE(decided(notice_, NoticeDecision::SentByHand, days("2026-12-22", "2027-01-01")));
  EXPECT_EQ(reread_notice(notice_.id).sent_on, "2026-11-22") << "the day on which it went";
  EXPECT_EQ(violation("f").due_on, "2026-12-02");
}

TEST_P(Outbox, APersonMaySendAgainWhatWasInDoubtUnderTheSameMessageId) {
  const std::string message_id = take("one")->notice.message_id;
  ASSERT_TRUE(intend("one"));
  ASSERT_TRUE(finish("one", LetterFate::InDoubt));
  EXPECT_EQ(state(), NoticeState::InDoubt);
  ASSERT_TRUE(decided(notice_, NoticeDecision::SendAgain));
  const auto again = take("two");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->notice.message_id, message_id);
}

TEST_P(Outbox, AServerThatAsksToWaitIsAskedAgainAFewTimes) {
  int attempts = 0;
  for (; attempts < 20; ++attempts) {
    const auto taken = take("one");
    if (!taken) {
      break;
    }
    ASSERT_TRUE(intend("one"));
    ASSERT_TRUE(finish("one", LetterFate::Later));
    EXPECT_FALSE(take("one")) << "at once";
    now_ = utc_after(now_, 13 * 3600);
  }
  EXPECT_EQ(attempts, 7);
  EXPECT_EQ(state(), NoticeState::Failed);
  EXPECT_EQ(reread_notice(notice_.id).problem, "said");
  ASSERT_TRUE(decided(notice_, NoticeDecision::SendAgain));
  EXPECT_TRUE(take("two"));
  ASSERT_TRUE(intend("two"));
  ASSERT_TRUE(finish("two", LetterFate::Refused));
  EXPECT_EQ(state(), NoticeState::Failed);
  ASSERT_TRUE(decided(notice_, NoticeDecision::Discard));
  EXPECT_EQ(violation("f").state, ViolationState::New);
  EXPECT_TRUE(prepare_notice(store(), some_.as_desk, resource_.id, {violation("f").id})) << "another letter may be made";
}

TEST_P(Audits, FoldersOfOldAuditsGoButForTheNewestAndWhatAnOpenViolationStandsOn) {
  const std::string root = folder_ + "/evidence";
  const auto kept_by = [&](const AuditRun& run) {
    const std::string name = std::to_string(resource_.id) + "-" + std::to_string(run.id);
    std::filesystem::create_directories(root + "/" + name + "/answers");
    StoreWork work = store().writing();
    work.change("update audits set evidence = ? where id = ?", {name, run.id});
    EXPECT_TRUE(work.commit());
    return name;
  };
  const auto names = [](const Result<std::vector<AgedEvidence>>& found) {
    std::string all;
    for (const AgedEvidence& one : found ? *found : std::vector<AgedEvidence>()) {
      all += one.folder + " ";
    }
    return found ? all : found.error().reason;
  };
  const std::string clean = kept_by(audited({}));
  const std::string saw = kept_by(audited({finding("f")}));
  const std::string newest = kept_by(audited({}));
  std::filesystem::create_directories(root + "/not-ours");
  const std::string later = "2030-01-01T00:00:00Z";
  EXPECT_EQ(names(aged_evidence(store(), root, now_.substr(0, 4) + "-01-01T00:00:00Z")), "") << "nothing is old enough";
  EXPECT_EQ(names(aged_evidence(store(), root, later)), clean + " ") << "the violation is not settled";
  EXPECT_TRUE(std::filesystem::exists(root + "/" + clean)) << "a look removes nothing";

  EXPECT_EQ(names(remove_aged_evidence(store(), {0, "operator"}, root, later)), clean + " ");
  EXPECT_FALSE(std::filesystem::exists(root + "/" + clean));
  EXPECT_EQ(names(remove_aged_evidence(store(), {0, "operator"}, root, later)), "") << "once";
  const Violation open = violation("f");
  ASSERT_TRUE(close_violation(store(), some_.as_desk, resource_.id, open.id, open.revision, "agreed"));
  EXPECT_EQ(names(aged_evidence(store(), root, violation("f").settled_at)), "") << "settled only now";
  // What an interrupted removal left has no row any more.
  std::filesystem::create_directories(root + "/" + clean);
  EXPECT_EQ(names(remove_aged_evidence(store(), {0, "operator"}, root, later)), clean + " " + saw + " ");
  EXPECT_FALSE(std::filesystem::exists(root + "/" + clean) || std::filesystem::exists(root + "/" + saw));
  EXPECT_TRUE(std::filesystem::exists(root + "/" + newest) && std::filesystem::exists(root + "/not-ours"));
  EXPECT_TRUE(verify_trail(store(), std::nullopt)->faults.empty());
  StoreWork work = store().reading();
  const auto told = read_trail(work, {0, 0, 0, subject_of_resource(resource_.id), 10, TrailScope::Everything});
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.back().action, "evidence.removed");
  EXPECT_NE(told.back().detail.find("\"folders\": 2"), std::string::npos) << told.back().detail;
}

}  // namespace
}  // namespace sverka
