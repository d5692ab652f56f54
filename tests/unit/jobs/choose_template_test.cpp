#include "jobs/choose_template.hpp"

#include <gtest/gtest.h>

#include "unit/jobs/notation_pool.hpp"

namespace sverka::test {
namespace {

class Choosing : public testing::Test {
 protected:
  Choosing() {
    write_shelf(folder_);
    shelf_ = std::make_unique<TemplateShelf>(folder_.path() + "/templates", kFileBytes);
  }

  Result<ChosenTemplate> choose(const std::string& text, const std::string& name = {}) {
    document_ = *pool_.read(text);
    WantedTemplate wanted;
    wanted.name = name;
    return choose_template(document_, wanted, kToday, workshop_, *shelf_, pool_);
  }

  TemporaryFolder folder_;
  NotationPool pool_;
  Workshop workshop_;
  std::unique_ptr<TemplateShelf> shelf_;
  Document document_;
};

TEST_F(Choosing, ByContentTakesTheTemplateThatTheTextWasFilledOn) {
  const auto chosen = choose(licence("10", "17"));
  ASSERT_TRUE(chosen);
  ASSERT_NE(chosen->sample, nullptr);
  EXPECT_EQ(chosen->sample->identity.edition, "2022-03");
  EXPECT_EQ(chosen->choice.way, TemplateChoice::Way::ByContent);
  EXPECT_FALSE(chosen->choice.outdated);
  EXPECT_TRUE(chosen->alignment.deviations.empty());
  const auto other = choose(lease("Тверь"));
  ASSERT_TRUE(other);
  ASSERT_NE(other->sample, nullptr);
  EXPECT_EQ(other->sample->identity.name, "lease");
}

// 5.1: an old edition is said to be old; what differs is shown against that edition, not against the newest.
TEST_F(Choosing, AnOlderEditionThatFitsBestIsOutdated) {
  for (const char* name : {"", "licence"}) {
    const auto chosen = choose(licence("20", "17"), name);
    ASSERT_TRUE(chosen);
    ASSERT_NE(chosen->sample, nullptr);
    EXPECT_EQ(chosen->sample->identity.edition, "2021-06") << name;
    EXPECT_TRUE(chosen->choice.outdated);
    EXPECT_EQ(chosen->choice.newest_edition, "2022-03");
    EXPECT_TRUE(chosen->alignment.deviations.empty());
  }
}

TEST_F(Choosing, AnEditThatFitsNoEditionIsHeldAgainstTheNewest) {
  const auto chosen = choose(licence("45", "17"));
  ASSERT_TRUE(chosen);
  ASSERT_NE(chosen->sample, nullptr);
  EXPECT_EQ(chosen->sample->identity.edition, "2022-03");
  EXPECT_FALSE(chosen->choice.outdated);
  EXPECT_FALSE(chosen->alignment.deviations.empty());
}

TEST_F(Choosing, SomethingElseHasNoTemplate) {
  const auto chosen = choose("Меню столовой: борщ, котлета, компот из сухофруктов и булочка с маком на завтра.\n");
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->sample, nullptr);
  EXPECT_EQ(chosen->choice.way, TemplateChoice::Way::None);
}

TEST_F(Choosing, TwoTemplatesOfOneTextAreAmbiguous) {
  folder_.write("templates/licence-copy/2022/template.docx", licence("10"));
  shelf_ = std::make_unique<TemplateShelf>(folder_.path() + "/templates", kFileBytes);
  const auto chosen = choose(licence("10", "17"));
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->sample, nullptr);
  EXPECT_EQ(chosen->choice.way, TemplateChoice::Way::Ambiguous);
  EXPECT_EQ(chosen->choice.candidates, (std::vector<std::string>{"licence", "licence-copy"}));
}

TEST_F(Choosing, ABrokenTemplateDoesNotHideTheOthers) {
  folder_.write("templates/broken/1/template.docx", "DAMAGED");
  shelf_ = std::make_unique<TemplateShelf>(folder_.path() + "/templates", kFileBytes);
  const auto chosen = choose(licence("10", "17"));
  ASSERT_TRUE(chosen);
  EXPECT_NE(chosen->sample, nullptr);
}

TEST_F(Choosing, TheShelfKnowsEditionsAndTheirDates) {
  EXPECT_EQ(shelf_->contents(), "lease@2020, licence@2021-06, licence@2022-03");
  EXPECT_TRUE(shelf_->find("licence", "2021-06"));
  EXPECT_FALSE(shelf_->find("licence", "1999"));
  EXPECT_EQ(shelf_->edition(*shelf_->in_force("licence", kToday)), "2022-03");
  EXPECT_EQ(shelf_->edition(*shelf_->in_force("licence", *make_date(2021, 12, 31))), "2021-06");
  EXPECT_EQ(shelf_->edition(*shelf_->in_force("licence", *make_date(2020, 1, 1))), "2022-03");
  const auto missing = shelf_->in_force("nothing", kToday);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
  EXPECT_EQ(missing.error().reason, "template-not-found");
}

TEST_F(Choosing, ABareDocxIsATemplateWithItsFileName) {
  const std::string path = folder_.write("own.docx", licence("10"));
  const auto loaded = load_template(path, workshop_.data.lexicon, pool_, kFileBytes);
  ASSERT_TRUE(loaded) << loaded.error().reason;
  EXPECT_EQ(loaded->identity.name, "own.docx");
  EXPECT_TRUE(loaded->identity.bare);
  folder_.write("own.toml", "name = \"own\"\nedition = \"7\"\n");
  const auto named = load_template(path, workshop_.data.lexicon, pool_, kFileBytes);
  ASSERT_TRUE(named);
  EXPECT_EQ(named->identity.name, "own");
  EXPECT_EQ(named->identity.edition, "7");
  const auto empty_folder = load_template(folder_.path(), workshop_.data.lexicon, pool_, kFileBytes);
  ASSERT_FALSE(empty_folder);
  EXPECT_EQ(empty_folder.error().reason, "template-not-found");
}

}  // namespace
}  // namespace sverka::test
