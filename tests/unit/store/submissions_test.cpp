#include "store/submissions.hpp"

#include <set>
#include <thread>

#include "store/approvals.hpp"
#include "store/cleaned.hpp"
#include "store_fixture.hpp"

namespace sverka {
namespace {

class Submissions : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(Both, Submissions, both_stores(), name_of_store);

// The whole table of states: from (row) by decision, to; everything else is refused.
TEST(SubmissionStates, EachDecisionLeadsWhereTheProgrammeSaysAndNowhereElse) {
  const std::set<std::string> steps = {"checked return returned",
                                       "checked accept accepted",
                                       "accepted return returned",
                                       "accepted sign_by_company signed_by_company",
                                       "signed_by_company sign_by_client signed_by_client",
                                       "signed_by_client invoice invoiced",
                                       "invoiced pay paid",
                                       "submitted withdraw withdrawn",
                                       "checked withdraw withdrawn",
                                       "returned withdraw withdrawn"};
  std::set<std::string> found;
  for (const SubmissionState state : kSubmissionStates) {
    EXPECT_EQ(parse_submission_state(name_of(state)), state);
    for (const DecisionKind kind : kDecisionKinds) {
      EXPECT_EQ(parse_decision_kind(name_of(kind)), kind);
      if (const auto next = state_after(state, kind)) {
        found.insert(std::string(name_of(state)) + " " + std::string(name_of(kind)) + " " + std::string(name_of(*next)));
      }
    }
  }
  EXPECT_EQ(found, steps);
}

TEST_P(Submissions, AnUploadIsKeptAsItCameAndWaitsForItsCheck) {
  const People some = people();
  const std::string bytes("PK\x03\x04\0\xFF", 6);
  const auto made = submit(store(), some.as_partner, some.partner.id, some.company.id, "license-agreement",
                           {bytes, "card", "../../a\n.docx", "c.docx"}, {});
  ASSERT_TRUE(made) << made.error().detail;
  EXPECT_EQ(made->state, SubmissionState::Submitted);
  StoreWork work = store().reading();
  const auto version = find_version(work, made->id, 1);
  ASSERT_TRUE(version);
  EXPECT_EQ(*store().papers().read(version->paper), bytes);
  EXPECT_EQ(*store().papers().read(version->card), "card");
  EXPECT_EQ(version->paper_name.find('\n'), std::string::npos);
  EXPECT_EQ(find_check(work, version->id)->state, "queued");
  const auto trail = read_trail(work, {0, 0, some.company.id, "", 10, TrailScope::Everything});
  ASSERT_EQ(trail.size(), 1u);
  EXPECT_EQ(trail.front().action, "submission.submitted");
  EXPECT_NE(trail.front().detail.find(version->paper), std::string::npos);
}

TEST_P(Submissions, ThePathFromUploadToPaymentIsWrittenDownStepByStep) {
  const People some = people();
  const std::int64_t id = submitted(some).id;
  check_all("conforms");
  const auto step = [&](DecisionKind kind, const std::string& reason, SubmissionState expected) {
    const auto decided = decide(store(), some.as_desk, id, reread(id).revision, kind, reason);
    ASSERT_TRUE(decided) << name_of(kind) << " " << decided.error().reason;
    EXPECT_EQ(reread(id).state, expected);
  };
  step(DecisionKind::Accept, "", SubmissionState::Accepted);
  EXPECT_EQ(reread(id).accepted_version, 1);
  step(DecisionKind::SignByCompany, "", SubmissionState::SignedByCompany);
  const auto without_copy = decide(store(), some.as_desk, id, reread(id).revision, DecisionKind::SignByClient, "");
  ASSERT_FALSE(without_copy);
  EXPECT_EQ(without_copy.error().reason, "reason-needed");
  ASSERT_TRUE(add_version(store(), some.as_partner, id, VersionPurpose::Signed, {"signed", {}, "s.pdf", ""}, {}));
  EXPECT_EQ(reread(id).version, 1) << "a signed copy is no draft";
  {
    const auto taken = take_check(store(), {});
    ASSERT_TRUE(*taken);
    ASSERT_TRUE((*taken)->accepted);
    EXPECT_EQ((*taken)->accepted->number, 1);
    CheckOutcome same;
    same.conclusion = "conforms";
    ASSERT_TRUE(finish_check(store(), (*taken)->id, same));
  }
  step(DecisionKind::SignByClient, "", SubmissionState::SignedByClient);
  step(DecisionKind::Invoice, "", SubmissionState::Invoiced);
  step(DecisionKind::Pay, "", SubmissionState::Paid);
  StoreWork work = store().reading();
  EXPECT_EQ(list_decisions(work, id).size(), 5u);
  EXPECT_EQ(count_by_state(work, 0)[static_cast<std::size_t>(SubmissionState::Paid)], 1);
}

TEST_P(Submissions, WhoDecidesOnAnOldRevisionIsToldSo) {
  const People some = people();
  const std::int64_t id = submitted(some).id;
  check_all("does_not_conform");
  const std::int64_t seen = reread(id).revision;
  ASSERT_TRUE(decide(store(), some.as_desk, id, seen, DecisionKind::Return, "mend it"));
  const auto second = decide(store(), some.as_desk, id, seen, DecisionKind::Accept, "fine");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().reason, "stale");
  EXPECT_EQ(reread(id).state, SubmissionState::Returned);
}

TEST_P(Submissions, OfTwoDecisionsAtOnceOneIsTaken) {
  const People some = people();
  const std::int64_t id = submitted(some).id;
  check_all("conforms");
  const std::int64_t seen = reread(id).revision;
  std::atomic<int> taken{0}, stale{0};
  std::vector<std::thread> threads;
  for (int number = 0; number < 6; ++number) {
    threads.emplace_back([&, number] {
      const auto decided = decide(store(), some.as_desk, id, seen, number % 2 == 0 ? DecisionKind::Accept : DecisionKind::Return, "why");
      decided ? ++taken : ++stale;
      EXPECT_TRUE(decided || decided.error().reason == "stale") << decided.error().reason;
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(stale, 5);
}

TEST_P(Submissions, WhatGoesAgainstACheckNeedsItsReason) {
  const People some = people();
  const std::int64_t id = submitted(some).id;
  const auto early = decide(store(), some.as_desk, id, 1, DecisionKind::Accept, "x");
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().reason, "wrong-state");
  check_all("does_not_conform");
  for (const DecisionKind kind : {DecisionKind::Accept, DecisionKind::Return}) {
    const auto decided = decide(store(), some.as_desk, id, reread(id).revision, kind, " \n ");
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().reason, "reason-needed");
  }
}

TEST_P(Submissions, ANewDraftStartsAnewAndALateCheckOfTheOldOneSaysNothingOfIt) {
  const People some = people();
  const std::int64_t id = submitted(some).id;
  const auto old_check = take_check(store(), {});
  ASSERT_TRUE(*old_check);
  ASSERT_TRUE(add_version(store(), some.as_partner, id, VersionPurpose::Draft, {"second", {}, "b.docx", ""}, {}));
  CheckOutcome outcome;
  outcome.conclusion = "conforms";
  ASSERT_TRUE(finish_check(store(), (*old_check)->id, outcome));
  EXPECT_EQ(reread(id).state, SubmissionState::Submitted);
  EXPECT_EQ(reread(id).conclusion, "");
  check_all("needs_review");
  EXPECT_EQ(reread(id).state, SubmissionState::Checked);
  EXPECT_EQ(reread(id).conclusion, "needs_review");
  const auto again = finish_check(store(), (*old_check)->id, outcome);
  EXPECT_FALSE(again) << "a check ends once";
}

TEST_P(Submissions, APartnerHasTwoChecksAtATimeAndOthersDoNotWaitForHim) {
  const People one = people("1"), other = people("2");
  for (int number = 0; number < 4; ++number) {
    submitted(one, "paper " + std::to_string(number));
  }
  submitted(other);
  std::vector<std::int64_t> partners;
  for (int number = 0; number < 4; ++number) {
    const auto taken = take_check(store(), {});
    ASSERT_TRUE(taken);
    if (*taken) {
      partners.push_back((*taken)->submission.partner);
    }
  }
  EXPECT_EQ(partners, (std::vector<std::int64_t>{one.company.id, one.company.id, other.company.id}));
}

TEST_P(Submissions, TheQueueAndTheDayHaveAnEnd) {
  const People some = people();
  QueueTerms terms;
  terms.queued = 2;
  terms.daily = 3;
  const auto send = [&](const std::string& bytes) {
    return submit(store(), some.as_partner, some.partner.id, some.company.id, "", {bytes, {}, "a", ""}, terms);
  };
  ASSERT_TRUE(send("1"));
  ASSERT_TRUE(send("2"));
  const auto full = send("3");
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().reason, "queue-full");
  check_all("conforms");
  ASSERT_TRUE(send("3"));
  const auto spent = send("4");
  ASSERT_FALSE(spent);
  EXPECT_EQ(spent.error().reason, "daily-quota");
  now_ = utc_after(now_, 24 * 3600 + 1);
  EXPECT_TRUE(send("4"));
}

TEST_P(Submissions, WhatRanWhenTheProgramEndedRunsAgainAndIsGivenUpAfterThreeTimes) {
  const People some = people();
  const std::int64_t id = submitted(some).id;
  for (int attempt = 1; attempt <= 3; ++attempt) {
    ASSERT_TRUE(*take_check(store(), {})) << attempt;
    open();
    const auto back = requeue_checks(store());
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, attempt < 3 ? 1u : 0u);
  }
  EXPECT_EQ(reread(id).state, SubmissionState::Checked);
  EXPECT_EQ(reread(id).conclusion, "could_not_check");
  EXPECT_FALSE(*take_check(store(), {}));
}

TEST_P(Submissions, ARequestWithAKeyIsDoneOnce) {
  const People some = people();
  const RequestKey key{some.partner.id, "k-1", "h"};
  const auto send = [&](const RequestKey& with) {
    return submit(store(), some.as_partner, some.partner.id, some.company.id, "", {"p", {}, "a", ""}, {}, with);
  };
  ASSERT_TRUE(send(key));
  EXPECT_FALSE(send(key)) << "both at once: the second leaves nothing behind";
  StoreWork work = store().reading();
  EXPECT_EQ(list_submissions(work, {}).size(), 1u);
  ASSERT_TRUE(find_request(work, some.partner.id, "k-1"));
  EXPECT_EQ(find_request(work, some.partner.id, "k-1")->subject, 1);
  EXPECT_FALSE(find_request(work, some.desk.id, "k-1")) << "keys are each user's own";
}

TEST_P(Submissions, AnAmendmentIsInForceForItsSubmissionAndQueuesTheNextCheck) {
  const People some = people();
  const std::int64_t id = submitted(some).id;
  EXPECT_EQ(approve_amendment(store(), some.as_desk, id, "7.2", "t", "by letter").error().reason, "wrong-state");
  const auto taken = take_check(store(), {});
  CheckOutcome outcome;
  outcome.conclusion = "does_not_conform";
  ASSERT_TRUE(finish_check(store(), (*taken)->id, outcome));
  EXPECT_EQ(approve_amendment(store(), some.as_desk, id, "7.2", "t", "by letter").error().reason, "agreement-unknown");
  ASSERT_TRUE(check_again(store(), some.as_desk, id));
  outcome.client_inn = "7726453187";
  outcome.agreement_number = "N-1";
  ASSERT_TRUE(finish_check(store(), (*take_check(store(), {}))->id, outcome));
  EXPECT_EQ(approve_amendment(store(), some.as_desk, id, "7.2", "t", "").error().reason, "consent-needed");
  now_ = "2026-11-22T21:30:00Z";
  const auto approved = approve_amendment(store(), some.as_desk, id, "7.2", "new text", "by letter");
  ASSERT_TRUE(approved);
  EXPECT_EQ(approved->amendment.approved_on, "2026-11-23") << "a day in Moscow";
  StoreWork work = store().reading();
  const auto in_force = amendments_in_force(work, id);
  ASSERT_EQ(in_force.size(), 1u);
  EXPECT_EQ(in_force.front().agreement_number, "N-1");
  EXPECT_EQ(in_force.front().client_inn, "7726453187");
  EXPECT_EQ(in_force.front().text, "new text");
  EXPECT_EQ(count_waiting(work), 1);
  ASSERT_TRUE(work.commit());
  ASSERT_TRUE(withdraw_amendment(store(), some.as_desk, id, approved->id));
  EXPECT_FALSE(withdraw_amendment(store(), some.as_desk, id, approved->id));
  StoreWork later = store().reading();
  EXPECT_TRUE(amendments_in_force(later, id).empty());
}

struct Search {
  const char* words;
  std::size_t found;
};

TEST_P(Submissions, SearchFindsWordsInAnyOrderCaseAndLetterIo) {
  const People some = people("Vera");
  for (const char* client : {"\xD0\x9E\xD0\x9E\xD0\x9E \xD0\x81\xD0\xBB\xD0\xBA\xD0\xB0 100%", "Other_one"}) {
    submitted(some, client);
    const auto taken = take_check(store(), {});
    CheckOutcome outcome;
    outcome.conclusion = "conforms";
    outcome.client_name = client;
    outcome.client_inn = "7726453187";
    ASSERT_TRUE(finish_check(store(), (*taken)->id, outcome));
  }
  const Search cases[] = {{"", 2},
                          {"\xD0\xB5\xD0\xBB\xD0\xBA\xD0\xB0", 1},
                          {"\xD0\xAD\xD0\xBB\xD0\xBA\xD0\xB0", 0},
                          {"OTHER", 1},
                          {"vera 7726", 2},
                          {"other vera", 1},
                          {"%", 1},
                          {"_", 1},
                          {"100%", 1},
                          {"' or 1=1 --", 0},
                          {"#2", 1}};
  for (const Search& one : cases) {
    StoreWork work = store().reading();
    SubmissionQuestion question;
    question.words = one.words;
    EXPECT_EQ(list_submissions(work, question).size(), one.found) << one.words;
    ASSERT_FALSE(work.failed()) << one.words;
  }
}

TEST_P(Submissions, PagesFollowOneAnotherWithoutGapsOrRepetition) {
  const People some = people();
  QueueTerms terms;
  for (int number = 0; number < 25; ++number) {
    ASSERT_TRUE(submit(store(), some.as_partner, some.partner.id, some.company.id, "", {std::to_string(number), {}, "a", ""}, terms));
  }
  std::vector<std::int64_t> seen;
  SubmissionQuestion question;
  question.most = 10;
  while (true) {
    StoreWork work = store().reading();
    const auto page = list_submissions(work, question);
    if (page.empty()) {
      break;
    }
    for (const Submission& one : page) {
      seen.push_back(one.id);
    }
    question.before = page.back().id;
  }
  ASSERT_EQ(seen.size(), 25u);
  EXPECT_TRUE(std::is_sorted(seen.rbegin(), seen.rend()));
}

TEST_P(Submissions, HostileTextIsKeptWithoutHarm) {
  const People some = people();
  const std::int64_t id = submitted(some).id;
  const auto taken = take_check(store(), {});
  CheckOutcome outcome;
  outcome.conclusion = "does_not_conform";
  outcome.client_name = std::string("a\0b\xFF\xC3", 5);
  StoredFinding finding;
  finding.number = 1;
  finding.fingerprint = "f";
  finding.observed = std::string("x\0y\xED\xA0\x80", 6);
  finding.message_ru = std::string(100000, 'm');
  outcome.findings = {finding};
  const auto done = finish_check(store(), (*taken)->id, outcome);
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_EQ(reread(id).client_name, "ab\xEF\xBF\xBD\xEF\xBF\xBD");
  ASSERT_TRUE(answer_finding(store(), some.as_partner, id, "f", "it is\nright"));
  EXPECT_EQ(answer_finding(store(), some.as_partner, id, "g", "x").error().reason, "no-such-finding");
  StoreWork work = store().reading();
  EXPECT_EQ(list_answers(work, id).front().body, "it is\nright");
}

TEST(Cleaned, ControlCharactersGoAndLettersAreNotCut) {
  EXPECT_EQ(cleaned(" a\tb\r\n", 10), "a b");
  EXPECT_EQ(cleaned("a\nb", 10, Lines::Several), "a\nb");
  EXPECT_EQ(cleaned("\xD0\xB1\xD0\xB1", 3), "\xD0\xB1");
  EXPECT_EQ(cleaned(std::string("\x1B[31m\0", 6), 10), "[31m");
}

}  // namespace
}  // namespace sverka
