#include "store/retention.hpp"

#include <fstream>
#include <iterator>

#include "base/hash.hpp"
#include "store/acts.hpp"
#include "store/doctor.hpp"
#include "store/export.hpp"
#include "store/new_papers.hpp"
#include "store_fixture.hpp"

namespace sverka {
namespace {

constexpr const char* kLongAgo = "2020-01-01T00:00:00Z";

class Retention : public StoreTest {
 protected:
  // A submission that was withdrawn at `now_`.
  Submission withdrawn(const People& some, const std::string& bytes) {
    const Submission one = submitted(some, bytes);
    const auto done = decide(store(), some.as_partner, one.id, 1, DecisionKind::Withdraw, "");
    EXPECT_TRUE(done) << done.error().reason;
    return one;
  }
  static std::string bytes_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
};
INSTANTIATE_TEST_SUITE_P(Both, Retention, both_stores(), name_of_store);

TEST_P(Retention, OnlyWhatIsFinishedAndOldGoesAndTheChainStaysWhole) {
  const People some = people();
  withdrawn(some, "old and finished");
  withdrawn(some, "shared");
  submitted(some, "old and open");
  check_all("conforms");
  now_ = "2026-12-22T09:00:00Z";
  submitted(some, "shared");
  withdrawn(some, "finished yesterday");
  const std::string before = "2026-12-01T00:00:00Z";
  const auto would = aged_papers(store(), before);
  ASSERT_TRUE(would) << would.error().detail;
  ASSERT_EQ(would->size(), 1u);
  EXPECT_EQ(would->front().where, "submission/1, version 1");
  const std::string paper = would->front().paper;
  EXPECT_EQ(paper, sha256_hex("old and finished"));
  EXPECT_TRUE(store().papers().has(paper)) << "a dry run removes nothing";
  EXPECT_TRUE(aged_papers(store(), kLongAgo)->empty());

  const auto done = remove_aged_papers(store(), {0, "operator"}, before);
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_EQ(done->size(), 1u);
  EXPECT_FALSE(store().papers().has(paper));
  EXPECT_TRUE(store().papers().has(sha256_hex("shared")));
  EXPECT_TRUE(remove_aged_papers(store(), {0, "operator"}, before)->empty()) << "once";
  EXPECT_TRUE(examine_store(store())->faults.empty()) << "the doctor misses nothing that was removed";
  EXPECT_TRUE(verify_trail(store(), std::nullopt)->faults.empty());
  {
    StoreWork work = store().reading();
    EXPECT_TRUE(is_removed_paper(work, paper));
    EXPECT_EQ(find_version(work, 1, 1)->paper, paper) << "the row still says what it was";
    const auto rows = read_trail(work, {0, 0, some.company.id, "partner/1", 10, TrailScope::OfPartners});
    ASSERT_FALSE(rows.empty());
    EXPECT_EQ(rows.back().action, "papers.removed");
    EXPECT_EQ(rows.back().detail, "{\"papers\": 1, \"before\": \"2026-12-01T00:00:00Z\"}");
  }
  // Sent again, it is a paper like any other.
  submitted(some, "old and finished");
  StoreWork work = store().reading();
  EXPECT_FALSE(is_removed_paper(work, paper));
  EXPECT_TRUE(store().papers().has(paper));
}

TEST_P(Retention, APaperThatWentBetweenItsFileAndItsRowIsNotAcknowledged) {
  const People some = people();
  withdrawn(some, "paper");
  const std::string paper = sha256_hex("paper");
  StoreWork work = store().writing();
  work.change("insert into removed_papers (paper, at) values (?, '')", {paper});
  store().papers().remove(paper);
  EXPECT_FALSE(papers_are_there(work, store().papers(), {"", paper}));
}

TEST_P(Retention, AnExportHoldsAllOfOnePartnerAndNothingOfAnother) {
  const People some = people("one"), other = people("two");
  withdrawn(some, "mine");
  submitted(other, "theirs");
  ASSERT_TRUE(
      bring_up_register(store(), {1, 1, "2026-11-22"}, {{some.company.id, "o9", "2026-09", 5, "2026-10-20", "", "2026-11-30", ""}}));
  ASSERT_TRUE(add_act_scan(store(), some.as_partner, 1, {"scan", "Act \"9\".pdf"}, "2026-11-22", {}));
  check_all("conforms");
  const std::string folder = folder_ + "/export";
  const auto count = export_partner(store(), {0, "operator"}, some.company.id, folder);
  ASSERT_TRUE(count) << count.error().reason << count.error().where << count.error().detail;
  EXPECT_EQ(count->papers, 2u);
  const std::string json = bytes_in(folder + "/partner.json");
  for (const char* const said : {"\"name\": \"Partner one\"", "\"payout\": \"o9\"", "\"action\": \"act.received\"", "Act \\\"9\\\".pdf",
                                 "\"state\": \"withdrawn\"", "\"login\": \"pone\""}) {
    EXPECT_NE(json.find(said), std::string::npos) << said << json;
  }
  for (const char* const hidden : {"Partner two", "ptwo", "argon2", "password"}) {
    EXPECT_EQ(json.find(hidden), std::string::npos) << hidden;
  }
  EXPECT_EQ(bytes_in(folder + "/papers/" + sha256_hex("scan") + ".pdf"), "scan");
  EXPECT_EQ(bytes_in(folder + "/papers/" + sha256_hex("mine") + ".docx"), "mine");
  EXPECT_NE(bytes_in(folder + "/SHA256SUMS").find(sha256_hex(json) + "  partner.json\n"), std::string::npos);
  EXPECT_EQ(export_partner(store(), {0, "operator"}, some.company.id, folder).error().reason, "export-target");
  EXPECT_EQ(export_partner(store(), {0, "operator"}, 99, folder_ + "/none").error().reason, "no-such-partner");
  // After retention the paper is named without a file.
  now_ = "2027-11-22T09:00:00Z";
  ASSERT_TRUE(remove_aged_papers(store(), {0, "operator"}, "2027-01-01T00:00:00Z"));
  const auto later = export_partner(store(), {0, "operator"}, some.company.id, folder_ + "/later");
  ASSERT_TRUE(later);
  EXPECT_EQ(later->papers, 1u);
  EXPECT_EQ(later->removed, 1u);
}

}  // namespace
}  // namespace sverka
