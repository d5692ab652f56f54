#include "store/acts.hpp"

#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "store/doctor.hpp"
#include "store/ledgers.hpp"
#include "store/worker_mark.hpp"
#include "store_fixture.hpp"

namespace sverka {
namespace {

constexpr const char* kDayOfTest = "2026-11-22";

class Acts : public StoreTest {
 protected:
  DueAct due(std::int64_t partner, const std::string& payout, const std::string& due_on, const std::string& scan = "") {
    return {partner, payout, "2026-09", 1000000, "2026-10-20", "2026-10-20", due_on, scan};
  }
  RegisterChange bring_up(std::int64_t ledger, const std::vector<DueAct>& rows) {
    const auto changed = bring_up_register(store(), {ledger, 1, kDayOfTest}, rows);
    EXPECT_TRUE(changed) << changed.error().detail;
    return changed ? *changed : RegisterChange();
  }
  FiledAct act(std::int64_t id, const std::string& day = kDayOfTest) {
    StoreWork work = store().reading();
    return find_act(work, id, day).value_or(FiledAct());
  }
  FiledAct sent(const People& some, std::int64_t id, const std::string& bytes = "act") {
    const auto filed = add_act_scan(store(), some.as_partner, id, {bytes, "act.pdf"}, kDayOfTest, {});
    EXPECT_TRUE(filed) << filed.error().reason << filed.error().detail;
    return filed ? *filed : FiledAct();
  }
};
INSTANTIATE_TEST_SUITE_P(Both, Acts, both_stores(), name_of_store);

TEST_P(Acts, TheRegisterFollowsTheLedgerAndTheDay) {
  const People some = people();
  const std::int64_t partner = some.company.id;
  const RegisterChange first = bring_up(
      1, {due(partner, "late", "2026-11-20"), due(partner, "soon", "2026-11-30"), due(partner, "come", "2026-11-20", "2026-11-18")});
  EXPECT_EQ(first.added, 3u);
  EXPECT_EQ(act(1).state, ActState::Overdue);
  EXPECT_EQ(act(1, "2026-11-20").state, ActState::Awaited) << "the due day itself is in time";
  EXPECT_EQ(act(2).state, ActState::Awaited);
  EXPECT_EQ(act(3).state, ActState::Accepted) << "the ledger's own register has its scan";
  StoreWork work = store().reading();
  EXPECT_EQ(count_acts(work, partner, kDayOfTest), (std::vector<std::int64_t>{1, 1, 0, 0, 1, 0}));
  EXPECT_EQ(count_acts(work, partner + 1, kDayOfTest), (std::vector<std::int64_t>{0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(list_acts(work, {0, ActState::Overdue, 0, 50}, kDayOfTest).size(), 1u);
  EXPECT_EQ(list_acts(work, {0, std::nullopt, 3, 50}, kDayOfTest).size(), 2u);
  ASSERT_TRUE(work.commit());

  // The next ledger: one payout is gone, one says another sum, one is new.
  DueAct other = due(partner, "soon", "2026-11-30");
  other.amount = 5;
  const RegisterChange second = bring_up(2, {other, due(partner, "come", "2026-11-20", "2026-11-18"), due(partner, "new", "2026-12-30")});
  EXPECT_EQ(second.added, 1u);
  EXPECT_EQ(second.changed, 1u);
  EXPECT_EQ(second.lapsed, 1u);
  EXPECT_EQ(act(1).state, ActState::Lapsed);
  EXPECT_EQ(act(2).due.amount, 5);
  // An earlier ledger that another program brings up late changes nothing; the payout that comes back is awaited again.
  EXPECT_EQ(bring_up(1, {}).lapsed, 0u);
  EXPECT_EQ(bring_up(3, {due(partner, "late", "2026-11-20")}).changed, 1u);
  EXPECT_EQ(act(1).state, ActState::Overdue);
}

TEST_P(Acts, AScanIsCheckedReturnedAndAcceptedWithReasons) {
  const People some = people();
  bring_up(1, {due(some.company.id, "o9", "2026-11-20")});
  EXPECT_EQ(add_act_scan(store(), some.as_partner, 1, {"", "a"}, kDayOfTest, {}).error().reason, "paper-needed");
  EXPECT_EQ(add_act_scan(store(), some.as_partner, 9, {"x", "a"}, kDayOfTest, {}).error().reason, "no-such-act");
  const FiledAct received = sent(some, 1);
  EXPECT_EQ(received.state, ActState::Received);
  EXPECT_FALSE(received.is_past_due) << "a scan has come";
  EXPECT_EQ(decide_act(store(), some.as_desk, 1, received.revision, DecisionKind::Accept, "", kDayOfTest).error().reason, "check-first");
  check_all("needs_review");
  const std::int64_t revision = act(1).revision;
  EXPECT_EQ(act(1).conclusion, "needs_review");
  EXPECT_EQ(decide_act(store(), some.as_desk, 1, received.revision, DecisionKind::Return, "x", kDayOfTest).error().reason, "stale");
  EXPECT_EQ(decide_act(store(), some.as_desk, 1, revision, DecisionKind::Accept, " ", kDayOfTest).error().reason, "reason-needed");
  EXPECT_EQ(decide_act(store(), some.as_desk, 1, revision, DecisionKind::Pay, "x", kDayOfTest).error().reason, "wrong-state");
  ASSERT_TRUE(decide_act(store(), some.as_desk, 1, revision, DecisionKind::Return, "no \"stamp\"", kDayOfTest));
  EXPECT_EQ(act(1).state, ActState::Returned);
  EXPECT_TRUE(act(1).is_past_due) << "what was returned has not come";
  sent(some, 1, "better");
  check_all("conforms");
  ASSERT_TRUE(decide_act(store(), some.as_desk, 1, act(1).revision, DecisionKind::Accept, "", kDayOfTest));
  EXPECT_EQ(act(1).state, ActState::Accepted);
  EXPECT_EQ(add_act_scan(store(), some.as_partner, 1, {"x", "a"}, kDayOfTest, {}).error().reason, "wrong-state");
  bring_up(2, {due(some.company.id, "o9", "2026-11-20")});
  EXPECT_EQ(act(1).state, ActState::Accepted) << "decisions outlive the next ledger";
  StoreWork work = store().reading();
  const std::vector<ActDecision> decisions = list_act_decisions(work, 1);
  ASSERT_EQ(decisions.size(), 2u);
  EXPECT_EQ(decisions[0].reason, "no \"stamp\"");
  const auto rows = read_trail(work, {0, 0, some.company.id, "act/1", 100, TrailScope::OfPartners});
  std::vector<std::string> actions;
  for (const TrailEntry& one : rows) {
    actions.push_back(one.action);
  }
  EXPECT_EQ(actions,
            (std::vector<std::string>{"act.received", "act.checked", "act.returned", "act.received", "act.checked", "act.accepted"}));
  EXPECT_EQ(rows[2].detail, "{\"version\": 1, \"reason\": \"no \\\"stamp\\\"\"}");
  ASSERT_TRUE(work.commit());
  EXPECT_TRUE(verify_trail(store(), std::nullopt)->faults.empty());
  EXPECT_EQ(examine_store(store())->papers, 2u);
}

TEST_P(Acts, ALateCheckOfAnEarlierScanSaysNothingOfTheNewest) {
  const People some = people();
  bring_up(1, {due(some.company.id, "o9", "2026-11-20")});
  sent(some, 1, "first");
  const auto taken = take_check(store(), {});
  ASSERT_TRUE(*taken);
  ASSERT_TRUE((*taken)->act);
  EXPECT_EQ((*taken)->act_version->number, 1);
  sent(some, 1, "second");
  CheckOutcome outcome;
  outcome.conclusion = "conforms";
  ASSERT_TRUE(finish_check(store(), (*taken)->id, outcome));
  EXPECT_EQ(act(1).conclusion, "");
  check_all("does_not_conform");
  EXPECT_EQ(act(1).conclusion, "does_not_conform");
  EXPECT_TRUE(check_act_again(store(), some.as_desk, 1, kDayOfTest));
  EXPECT_EQ(check_act_again(store(), some.as_desk, 1, kDayOfTest).error().reason, "wrong-state") << "one waits already";
}

TEST_P(Acts, ALedgerIsKeptOnceAndItsFilesAreWhole) {
  const People some = people();
  ImportedLedger counts;
  counts.sha256 = "h1";
  counts.payments = 2;
  const auto first = keep_ledger(store(), some.as_desk, {{"payments.csv", "a;b"}, {"partners.csv", "c"}}, counts);
  ASSERT_TRUE(first) << first.error().detail;
  EXPECT_EQ(keep_ledger(store(), some.as_desk, {{"payments.csv", "a;b"}}, counts)->id, first->id);
  counts.sha256 = "h2";
  EXPECT_EQ(keep_ledger(store(), some.as_desk, {{"payments.csv", "other"}}, counts)->id, 2);
  StoreWork work = store().reading();
  EXPECT_EQ(newest_ledger(work)->sha256, "h2");
  const std::vector<LedgerPaper> files = list_ledger_files(work, 1);
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].name, "partners.csv");
  EXPECT_EQ(*store().papers().read(files[1].paper), "a;b");
  ASSERT_TRUE(work.commit());
  EXPECT_TRUE(examine_store(store())->faults.empty());
}

// Two programs on one database: a check belongs to whoever took it until he is dead or silent.
TEST_P(Acts, TwoProgramsDoNotTakeEachOthersChecks) {
  const People some = people();
  const std::string folder = store().papers().folder();
  submitted(some, "one");
  submitted(some, "two");
  Result<WorkerMark> alive = WorkerMark::hold(folder, "aaaa");
  ASSERT_TRUE(alive);
  const auto first = take_check(store(), {}, "aaaa");
  ASSERT_TRUE(*first);
  {
    // Another program starts: it takes what waits and leaves what runs.
    const auto other = Store::open(terms());
    ASSERT_TRUE(other);
    EXPECT_EQ(*requeue_checks(**other), 0u);
    const auto second = take_check(**other, {}, "bbbb");
    ASSERT_TRUE(*second);
    EXPECT_NE((*second)->id, (*first)->id);
    EXPECT_FALSE(*take_check(**other, {}, "bbbb"));
    EXPECT_EQ(finish_check(**other, (*first)->id, {}, "bbbb").error().reason, "no-such-check") << "it is not his to finish";
  }
  // bbbb has no mark and its lease has not ended; then it has. aaaa renews its own.
  now_ = "2026-11-22T09:00:50Z";
  ASSERT_TRUE(renew_leases(store(), "aaaa", {(*first)->id}));
  EXPECT_EQ(*requeue_checks(store()), 0u);
  now_ = "2026-11-22T09:01:05Z";
  EXPECT_EQ(*requeue_checks(store()), 1u);
  // aaaa dies: at once, though its lease goes on.
  alive = WorkerMark();
  Result<WorkerMark> dead = WorkerMark::hold(folder, "cccc");
  EXPECT_EQ(state_of_worker(folder, "cccc"), WorkerState::Alive);
  EXPECT_EQ(state_of_worker(folder, "aaaa"), WorkerState::Unknown);
  now_ = "2026-11-22T09:01:55Z";
  EXPECT_EQ(*requeue_checks(store()), 1u);
  CheckOutcome outcome;
  outcome.conclusion = "conforms";
  EXPECT_EQ(finish_check(store(), (*first)->id, outcome, "aaaa").error().reason, "no-such-check") << "its lease has ended";
  check_all("conforms");
  EXPECT_EQ(reread(1).conclusion, "conforms");
  EXPECT_EQ(reread(2).conclusion, "conforms");
}

// Two checks of one dead program: both at once, though its mark is gone after the first look.
TEST_P(Acts, AllChecksOfADeadProgramAreTakenOver) {
  const People some = people();
  submitted(some, "one");
  submitted(some, "two");
  ASSERT_TRUE(*take_check(store(), {}, "dead"));
  ASSERT_TRUE(*take_check(store(), {}, "dead"));
  std::ofstream(store().papers().folder() + "/.worker-dead") << "";
  EXPECT_EQ(*requeue_checks(store()), 2u);
}

TEST_P(Acts, ManyProgramsTakeEachCheckOnce) {
  const People some = people();
  QueueTerms terms_of_queue;
  terms_of_queue.running_of_partner = 100;
  for (int number = 0; number < 24; ++number) {
    submitted(some, "paper " + std::to_string(number));
  }
  std::mutex mutex;
  std::multiset<std::int64_t> taken;
  std::vector<std::thread> programs;
  for (int number = 0; number < 3; ++number) {
    programs.emplace_back([&, number] {
      const auto own = Store::open(terms());
      ASSERT_TRUE(own);
      while (true) {
        const auto check = take_check(**own, terms_of_queue, "w" + std::to_string(number));
        ASSERT_TRUE(check) << check.error().detail;
        if (!*check) {
          return;
        }
        const std::lock_guard lock(mutex);
        taken.insert((*check)->id);
      }
    });
  }
  for (std::thread& program : programs) {
    program.join();
  }
  EXPECT_EQ(taken.size(), 24u);
  EXPECT_EQ(std::set<std::int64_t>(taken.begin(), taken.end()).size(), 24u);
}

}  // namespace
}  // namespace sverka
