#include "store/backup.hpp"

#include <fstream>

#include "store/doctor.hpp"
#include "store_fixture.hpp"

namespace sverka {
namespace {

class Backup : public StoreTest {
 protected:
  // A store of the other kind, empty.
  std::unique_ptr<Store> other() {
    const std::string url = GetParam() == StoreKind::Postgresql ? "sqlite:" + folder_ + "/other.db" : postgres_of_tests().fresh_database();
    auto opened = Store::open({url, folder_ + "/other-papers", store_module_of_tests(), utc_now});
    EXPECT_TRUE(opened);
    return opened ? std::move(*opened) : nullptr;
  }
};
INSTANTIATE_TEST_SUITE_P(Both, Backup, both_stores(), name_of_store);

TEST_P(Backup, ACopyComesBackWholeInTheOtherKindOfStore) {
  const People some = people();
  const Submission one = submitted(some, std::string("a\0;:\n", 5));
  submitted(some, "another");
  check_all("conforms");
  const auto made = back_up(store(), folder_ + "/copy");
  ASSERT_TRUE(made) << made.error().reason << made.error().detail;
  EXPECT_EQ(made->papers, 2u);
  const auto before = verify_trail(store(), std::nullopt);

  const std::unique_ptr<Store> target = other();
  const auto restored = restore(*target, folder_ + "/copy");
  ASSERT_TRUE(restored) << restored.error().reason << " " << restored.error().detail;
  EXPECT_EQ(restored->rows, made->rows);
  const auto after = verify_trail(*target, KnownHash{before->rows, before->newest});
  ASSERT_TRUE(after);
  EXPECT_TRUE(after->faults.empty());
  EXPECT_EQ(after->newest, before->newest);
  const auto state = examine_store(*target);
  ASSERT_TRUE(state);
  EXPECT_EQ(state->submissions, 2);
  EXPECT_TRUE(state->faults.empty());
  StoreWork work = target->reading();
  EXPECT_EQ(find_submission(work, one.id)->state, SubmissionState::Checked);
  ASSERT_TRUE(work.commit());
  EXPECT_TRUE(*check_password(*target, "d", "correct horse"));
  EXPECT_TRUE(submit(*target, some.as_partner, some.partner.id, some.company.id, "", {"new", {}, "n", ""}, {}));
}

TEST_P(Backup, NothingIsOverwritten) {
  people();
  ASSERT_TRUE(back_up(store(), folder_ + "/copy"));
  EXPECT_EQ(back_up(store(), folder_ + "/copy").error().reason, "backup-target");
  EXPECT_EQ(restore(store(), folder_ + "/copy").error().reason, "restore-target");
}

TEST_P(Backup, ADamagedCopyIsRefusedAndLeavesTheStoreEmpty) {
  submitted(people());
  ASSERT_TRUE(back_up(store(), folder_ + "/copy"));
  const std::string path = folder_ + "/copy/rows.sverka";
  std::fstream file(path, std::ios::in | std::ios::out);
  file.seekp(200);
  file.put('!');
  file.close();
  const std::unique_ptr<Store> target = other();
  EXPECT_EQ(restore(*target, folder_ + "/copy").error().reason, "backup-damaged");
  StoreWork work = target->reading();
  EXPECT_TRUE(list_users(work).empty());
}

TEST_P(Backup, TheDoctorFindsMissingAndChangedPapersAndCountsSpareOnes) {
  const People some = people();
  submitted(some, "missing");
  submitted(some, "changed");
  ASSERT_TRUE(store().papers().keep("nobody's"));
  const std::string papers = folder_ + "/papers/";
  const auto path_of = [&](std::int64_t id) {
    StoreWork work = store().reading();
    const std::string name = find_version(work, id, 1)->paper;
    return papers + name.substr(0, 2) + "/" + name;
  };
  std::filesystem::remove(path_of(1));
  std::ofstream(path_of(2)) << "else";
  const auto state = examine_store(store());
  ASSERT_TRUE(state);
  ASSERT_EQ(state->faults.size(), 2u);
  EXPECT_EQ(state->spare, 1u);
  for (const PaperFault& fault : state->faults) {
    EXPECT_EQ(fault.where, fault.is_missing ? "submission/1, version 1" : "submission/2, version 1");
  }
  EXPECT_FALSE(back_up(store(), folder_ + "/copy")) << "a store with a hole has no whole copy";
}

}  // namespace
}  // namespace sverka
