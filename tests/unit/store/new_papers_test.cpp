// A refused upload leaves no file that no row names, and what an interrupted one leaves is removed.
#include "store/new_papers.hpp"

#include <fstream>
#include <set>
#include <thread>

#include "base/hash.hpp"
#include "store/acts.hpp"
#include "store/doctor.hpp"
#include "store/ledgers.hpp"
#include "store_fixture.hpp"

namespace sverka {
namespace {

class NewPapersTest : public StoreTest {
 protected:
  std::size_t spare() {
    const Result<StoreState> state = examine_store(store());
    EXPECT_TRUE(state && state->faults.empty());
    return state ? state->spare : 99;
  }
  Result<Submission> upload(const People& some, const Upload& papers, const QueueTerms& terms = {}, const RequestKey& key = {}) {
    return submit(store(), some.as_partner, some.partner.id, some.company.id, "", papers, terms, key);
  }
  std::string file_of(const std::string& name) const { return folder_ + "/papers/" + name.substr(0, 2) + "/" + name; }
  // As if it had been kept an hour ago.
  void age(const std::string& name) {
    std::filesystem::last_write_time(file_of(name), std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  }
};

INSTANTIATE_TEST_SUITE_P(Both, NewPapersTest, both_stores(), name_of_store);

TEST_P(NewPapersTest, ARefusedUploadLeavesNothing) {
  const People some = people();
  const Submission taken = submitted(some, "the first");
  QueueTerms full, quota;
  full.queued = 0;
  quota.daily = 0;
  const auto reason = [](const auto& result) { return result ? std::string() : result.error().reason; };
  EXPECT_EQ(reason(upload(some, {"no room", "for it", "a.docx", "b.docx"}, full)), "queue-full");
  EXPECT_EQ(reason(upload(some, {"too often", {}, "a.docx", ""}, quota)), "daily-quota");
  EXPECT_EQ(reason(upload(some, {{}, "a card alone", "a.docx", "b.docx"})), "paper-needed");
  EXPECT_EQ(reason(submit(store(), some.as_partner, some.partner.id, 77, "", {"of nobody", {}, "a.docx", ""}, {})), "no-such-partner");
  EXPECT_EQ(reason(add_version(store(), some.as_partner, 77, VersionPurpose::Draft, {"of nothing", {}, "a.docx", ""}, {})),
            "no-such-submission");
  EXPECT_EQ(reason(add_version(store(), some.as_partner, taken.id, VersionPurpose::Signed, {"signed", {}, "a.docx", ""}, {})),
            "wrong-state");
  EXPECT_EQ(reason(add_act_scan(store(), some.as_partner, 77, {"scan", "a.docx"}, "2026-11-22", {})), "no-such-act");
  EXPECT_EQ(store().papers().names(), std::vector<std::string>{sha256_hex("the first")});
  EXPECT_EQ(spare(), 0u);
}

TEST_P(NewPapersTest, WhatTheDatabaseRefusesIsTakenFromTheDisk) {
  const People some = people();
  submitted(some, "the first");
  sql("create unique index one_title on submissions (title)");
  EXPECT_EQ(upload(some, {"another", "its card", "a.docx", "b.docx"}).error().reason, "store-failed");
  EXPECT_EQ(upload(some, {"the first", {}, "a.docx", ""}).error().reason, "store-failed") << "its paper is the first one's";
  EXPECT_EQ(store().papers().names(), std::vector<std::string>{sha256_hex("the first")});
  sql("create unique index one_file on ledger_files (bytes)");
  const auto kept = keep_ledger(store(), some.as_desk, {{"a.csv", "12345"}, {"b.csv", "54321"}}, {0, "hash", 0, 0, 0, "", ""});
  EXPECT_EQ(kept.error().reason, "store-failed");
  EXPECT_EQ(store().papers().names().size(), 1u);
  EXPECT_EQ(spare(), 0u);
}

TEST_P(NewPapersTest, WhenTheSecondPaperCannotBeWrittenTheFirstGoes) {
  const People some = people();
  const std::string card = "a card without room";
  // A file where the folder of the card should be: it fails as on a full disk, after the paper was kept.
  std::ofstream(folder_ + "/papers/" + sha256_hex(card).substr(0, 2)) << "x";
  const auto refused = upload(some, {"a paper", card, "a.docx", "b.docx"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "paper-not-kept");
  EXPECT_TRUE(store().papers().names().empty());
  EXPECT_EQ(spare(), 0u);
}

TEST_P(NewPapersTest, OneRequestManyTimesAtOnceKeepsItsPaperOnce) {
  const People some = people();
  std::vector<std::thread> threads;
  std::atomic<int> taken{0};
  for (int number = 0; number < 8; ++number) {
    threads.emplace_back([&] {
      taken += upload(some, {"the same", "its card", "a.docx", "b.docx"}, {}, {some.partner.id, "key", "hash"}) ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(store().papers().names().size(), 2u);
  EXPECT_EQ(spare(), 0u);
}

// Some are refused, and remove what they wrote, while others name the same bytes.
TEST_P(NewPapersTest, WhatOneRefusalRemovesAnothersUploadStillHas) {
  const People some = people();
  sql("create unique index one_title on submissions (title)");
  submitted(some, "the first");  // "a.docx"
  std::vector<std::thread> threads;
  std::atomic<int> kept{0};
  for (int number = 0; number < 8; ++number) {
    threads.emplace_back([&, number] {
      for (int round = 0; round < 12; ++round) {
        const std::string bytes = "round " + std::to_string(round);
        const std::string name = number % 2 == 0 ? "a.docx" : std::to_string(number) + "-" + std::to_string(round);
        kept += upload(some, {bytes, {}, name, ""}) ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(kept, 48);
  EXPECT_EQ(store().papers().names().size(), 13u);
  EXPECT_EQ(spare(), 0u) << "and nothing that a row names is missing";
}

TEST_P(NewPapersTest, WhatAnInterruptedUploadLeftIsRemovedOnceItIsOld) {
  const People some = people();
  submitted(some, "named");
  age(sha256_hex("named"));
  const std::string old = *store().papers().keep("interrupted long ago"), young = *store().papers().keep("under way");
  age(old);
  EXPECT_EQ(spare(), 2u);
  EXPECT_EQ(*remove_spare_papers(store()), 1u);
  EXPECT_EQ(spare(), 1u);
  EXPECT_TRUE(store().papers().has(young)) << "its row may come any moment";
  age(young);
  ASSERT_TRUE(store().papers().keep("under way")) << "somebody sends it again: it is new";
  EXPECT_EQ(*remove_spare_papers(store()), 0u);
  age(young);
  EXPECT_EQ(*remove_spare_papers(store()), 1u);
  EXPECT_EQ(*remove_spare_papers(store()), 0u);
  EXPECT_EQ(spare(), 0u);
  EXPECT_EQ(store().papers().names(), std::vector<std::string>{sha256_hex("named")});
}

TEST_P(NewPapersTest, ARowIsNeverWrittenForAPaperThatIsGone) {
  const People some = people();
  submitted(some, "paper");
  const auto taken = take_check(store(), {});
  ASSERT_TRUE(taken && *taken);
  CheckOutcome outcome;
  outcome.conclusion = "conforms";
  outcome.report = sha256_hex("a report that nobody kept");
  EXPECT_EQ(finish_check(store(), (*taken)->id, outcome).error().reason, "paper-not-kept");
  outcome.report = *store().papers().keep("a report");
  EXPECT_TRUE(finish_check(store(), (*taken)->id, outcome));
}

// A migration that adds a column of papers must add it to the list, or its papers would be removed.
TEST_P(NewPapersTest, EveryColumnThatNamesAPaperIsKnown) {
  const std::string question = GetParam() == StoreKind::Sqlite
                                   ? "select m.name, p.name from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table'"
                                   : "select table_name, column_name from information_schema.columns where table_schema = 'public'";
  const std::set<std::string> kinds{"paper", "card", "report", "page_ru", "page_en", "letter"};
  std::set<std::string> found, known;
  for (const StoredRow& row : sql(question)) {
    if (kinds.count(text_of(row, 1)) != 0 && text_of(row, 0) != "removed_papers") {
      found.insert(text_of(row, 0) + "." + text_of(row, 1));
    }
  }
  for (const auto& [table, column] : paper_columns()) {
    known.insert(std::string(table) + "." + std::string(column));
  }
  EXPECT_EQ(found, known);
}

}  // namespace
}  // namespace sverka
