// Copies over the labelled pages of fixtures/site/copies, and the rules of what is one over small texts.
#include "web/copies.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "support/small_page.hpp"
#include "text/letter.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"

namespace sverka {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(SVERKA_SOURCE_DIR) / "fixtures/site/copies";

std::string text_of_file(const fs::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Corpus {
  std::vector<std::string> names;
  std::string bytes;
  std::unique_ptr<CopyIndex> index;
};

std::unique_ptr<CopyIndex> opened(const std::string& bytes) {
  auto index = open_copy_index(bytes);
  EXPECT_TRUE(index);
  return index ? std::move(*index) : nullptr;
}

// The articles; five of them end with the same words about the Company.
std::unique_ptr<Corpus> make_corpus() {
  auto corpus = std::make_unique<Corpus>();
  std::vector<fs::path> files(fs::directory_iterator(kFolder / "articles"), fs::directory_iterator{});
  std::sort(files.begin(), files.end());
  const std::string about = text_of_file(kFolder / "about.txt");
  std::vector<Article> articles;
  for (const fs::path& file : files) {
    const std::string text = text_of_file(file);
    const std::size_t title_end = text.find('\n');
    corpus->names.push_back(file.stem().string());
    articles.push_back({"https://example.com/" + file.stem().string(),
                        {},
                        text.substr(0, title_end),
                        text.substr(title_end) + (articles.size() < 5 ? about : "")});
  }
  corpus->bytes = build_copy_index(nullptr, articles);
  corpus->index = opened(corpus->bytes);
  return corpus;
}

const Corpus& corpus() {
  static const std::unique_ptr<Corpus> made = make_corpus();
  return *made;
}

std::vector<CopyMatch> find(const std::string& markup) {
  return corpus().index->find(page_text(test::small_page(markup), {}), {});
}

struct LabelledPage {
  std::string name, markup;
  std::map<std::string, std::string> expected;  // article -> class
};

std::vector<LabelledPage> labelled_pages() {
  std::vector<LabelledPage> pages;
  std::istringstream lines(text_of_file(kFolder / "pages.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("=== ")) {
      pages.back().markup += line + "\n";
      continue;
    }
    LabelledPage page;
    page.name = line.substr(4, line.find(" | ") - 4);
    std::istringstream labels(line.substr(line.find(" | ") + 3));
    for (std::string kind, article; labels >> kind >> article;) {
      page.expected[article] = kind;
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

struct Score {
  std::size_t right = 0, missed = 0, wrong = 0;
  double precision() const { return right + wrong == 0 ? 1 : static_cast<double>(right) / static_cast<double>(right + wrong); }
  double recall() const { return right + missed == 0 ? 1 : static_cast<double>(right) / static_cast<double>(right + missed); }
};

TEST(Copies, OfTheLabelledPages) {
  std::map<std::string, Score> scores;
  const std::vector<LabelledPage> pages = labelled_pages();
  ASSERT_GE(pages.size(), 200u);
  for (const LabelledPage& page : pages) {
    std::map<std::string, std::string> found;
    std::string said;
    for (const CopyMatch& match : find(page.markup)) {
      found[corpus().names[match.article]] = name_of(match.kind);
      said += " " + std::string(name_of(match.kind)) + " " + corpus().names[match.article] + " " + std::to_string(match.matched_words) +
              " words, density " + std::to_string(match.density).substr(0, 4) + ", share " + std::to_string(match.share).substr(0, 4);
    }
    for (const auto& [article, kind] : page.expected) {
      const bool right = found.count(article) != 0 && found[article] == kind;
      ++(right ? scores[kind].right : scores[kind].missed);
      if (!right) {
        std::cout << "missed: " << page.name << " is " << kind << " of " << article << ", said:" << said << "\n";
      }
    }
    for (const auto& [article, kind] : found) {
      const bool right = page.expected.count(article) != 0 && page.expected.at(article) == kind;
      // A quotation accuses nobody: one too many of less than a question's words is no wrong answer.
      if (!right && kind != "quotation") {
        ++scores[kind].wrong;
        std::cout << "wrong: " << page.name << ":" << said << "\n";
      }
    }
  }
  for (const auto& [kind, score] : scores) {
    std::cout << kind << ": precision " << score.precision() << ", recall " << score.recall() << " of " << score.right + score.missed
              << "\n";
  }
  EXPECT_EQ(scores["copy"].precision(), 1);
  EXPECT_GE(scores["copy"].recall(), 0.99);
  EXPECT_GE(scores["question"].recall(), 0.9);
  EXPECT_GE(scores["quotation"].recall(), 0.9);
}

std::string article_text(const std::string& name) {
  const std::string text = text_of_file(kFolder / "articles" / (name + ".txt"));
  return text.substr(text.find('\n') + 1);
}

// `count` words of the text from `first` on.
std::string words_from(const std::string& text, std::size_t first, std::size_t count) {
  std::istringstream stream(text);
  std::string all, word;
  for (std::size_t index = 0; index < first + count && stream >> word; ++index) {
    all += index < first ? "" : (all.empty() ? "" : " ") + word;
  }
  return all;
}

TEST(Copies, ThresholdsDecide) {
  const std::string text = article_text("bank-bot");
  const auto kind_of = [&](std::size_t words) {
    const auto matches = find("<p>" + words_from(text, 20, words) + "</p>");
    return matches.empty() ? std::string("nothing") : std::string(name_of(matches[0].kind));
  };
  EXPECT_EQ(kind_of(85), "copy");
  EXPECT_EQ(kind_of(70), "question");
  EXPECT_EQ(kind_of(45), "question");
  EXPECT_EQ(kind_of(35), "quotation");
  EXPECT_EQ(kind_of(12), "nothing");
}

// The effect of each threshold over the same page.
TEST(Copies, ThePolicyMovesTheThresholds) {
  const auto page = page_text(test::small_page("<p>" + words_from(article_text("hr-bot"), 10, 60) + "</p>"), {});
  CopyPolicy policy;
  const auto kind = [&] {
    const auto matches = corpus().index->find(page, policy);
    return matches.empty() ? std::string("nothing") : std::string(name_of(matches[0].kind));
  };
  EXPECT_EQ(kind(), "question");
  policy.min_words = 50;
  EXPECT_EQ(kind(), "copy");
  policy.min_words = 80;
  policy.question_words = 70;
  EXPECT_EQ(kind(), "quotation");
}

TEST(Copies, TheLastRangeIsWhereTheCopiedTextEnds) {
  const std::string text = words_from(article_text("clinic-voice"), 0, 120);
  const auto paragraphs =
      page_text(test::small_page("<p>Own words before it.</p><div>" + text + "</div><p>Own words that follow it here.</p>"), {});
  const auto matches = corpus().index->find(paragraphs, {});
  ASSERT_EQ(matches.size(), 1u);
  ASSERT_EQ(matches[0].ranges.size(), 1u);
  EXPECT_EQ(matches[0].ranges[0].paragraph, 1u);
  EXPECT_EQ(matches[0].ranges[0].text.begin, 0u);
  // Punctuation after the last word is no word.
  EXPECT_GE(matches[0].ranges[0].text.end + 3, paragraphs[1].text.size());
  EXPECT_EQ(matches[0].matched_words, 120u);
}

TEST(Copies, HalfOfAShortArticleIsACopy) {
  const std::string text = words_from(article_text("speech-synthesis"), 0, 90);
  const std::string bytes = build_copy_index(nullptr, std::vector<Article>{{"https://example.com/short", {}, "", text}});
  const auto index = opened(bytes);
  const auto matches = index->find(page_text(test::small_page("<p>" + words_from(text, 0, 50) + "</p>"), {}), {});
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].kind, CopyClass::Copy);
}

TEST(Copies, AnArticleAtSeveralAddressesIsOne) {
  std::vector<Article> articles;
  for (const char* url :
       {"https://example.com/a", "https://example.com/a/amp", "https://example.com/a/print", "https://example.com/en/a"}) {
    articles.push_back({url, {}, "", article_text("hr-bot")});
  }
  articles[3].text += " some more words";
  const std::string bytes = build_copy_index(nullptr, articles);
  const auto index = opened(bytes);
  const auto matches = index->find(page_text(test::small_page("<p>" + article_text("hr-bot") + "</p>"), {}), {});
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(index->article(matches[0].article).equal_urls.size(), 3u);
}

TEST(Copies, AnArticleThatIsAddedAgainReplacesItself) {
  const std::string first = build_copy_index(nullptr, std::vector<Article>{{"https://example.com/a", {}, "old", article_text("hr-bot")},
                                                                           {"https://example.com/b", {}, "b", article_text("bank-bot")}});
  const auto before = opened(first);
  const std::string second =
      build_copy_index(before.get(), std::vector<Article>{{"https://example.com/a", {}, "new", article_text("clinic-voice")}});
  const auto index = opened(second);
  ASSERT_EQ(index->size(), 2u);
  EXPECT_EQ(index->article(0).title, "b");
  EXPECT_EQ(index->article(1).title, "new");
  EXPECT_TRUE(index->find(page_text(test::small_page("<p>" + article_text("hr-bot") + "</p>"), {}), {}).empty());
  EXPECT_EQ(index->find(page_text(test::small_page("<p>" + article_text("bank-bot") + "</p>"), {}), {}).size(), 1u);
  // Built at once or in two steps, the file is the same.
  EXPECT_EQ(second, build_copy_index(nullptr, std::vector<Article>{{"https://example.com/b", {}, "b", article_text("bank-bot")},
                                                                   {"https://example.com/a", {}, "new", article_text("clinic-voice")}}));
}

TEST(Copies, DamagedIndexesAreRefusedOrHarmless) {
  const std::string bytes = build_copy_index(nullptr, std::vector<Article>{{"https://example.com/a", {}, "a", article_text("hr-bot")}});
  EXPECT_FALSE(open_copy_index(""));
  EXPECT_FALSE(open_copy_index(bytes.substr(0, bytes.size() - 1)));
  EXPECT_FALSE(open_copy_index("not an index " + bytes));
  const auto page = page_text(test::small_page("<p>" + article_text("hr-bot") + "</p>"), {});
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
    if (const auto index = open_copy_index(damaged)) {
      for (const CopyMatch& match : (*index)->find(page, {})) {
        EXPECT_LT(match.article, 1u + 0xFFFFFFFEu);
        (*index)->article(match.article);
      }
    }
  }
}

TEST(Copies, AnEmptyIndexFindsNothing) {
  const std::string bytes = build_copy_index(nullptr, {});
  EXPECT_TRUE(opened(bytes)->find(page_text(test::small_page("<p>one two three four five</p>"), {}), {}).empty());
}

// The words of a text file's lines after its title, line by line.
std::vector<std::vector<std::string>> words_of_article(const std::string& name) {
  std::istringstream lines(text_of_file(kFolder / "articles" / (name + ".txt")));
  std::vector<std::vector<std::string>> article;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    article.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
  }
  return article;
}

std::string paragraphs_of(const std::vector<std::vector<std::string>>& article, const std::string& between) {
  std::string markup;
  for (const auto& words : article) {
    markup += "<p>";
    for (const std::string& word : words) {
      markup += word + between;
    }
    markup += "</p>\n";
  }
  return markup;
}

// What a page of each article comes to that was written anew by `rewrite`.
template <class Rewrite>
void expect_copies(const Rewrite& rewrite) {
  for (const std::string& name : corpus().names) {
    const std::vector<CopyMatch> matches = find(rewrite(words_of_article(name)));
    ASSERT_FALSE(matches.empty()) << name;
    EXPECT_EQ(corpus().names[matches[0].article], name);
    EXPECT_EQ(matches[0].kind, CopyClass::Copy) << name;
    for (const CopiedRange& range : matches[0].ranges) {
      EXPECT_LT(range.text.begin, range.text.end) << name;
    }
  }
}

TEST(Copies, AreFoundWithEveryTwoWordsExchanged) {
  for (const std::size_t first : {0u, 1u}) {
    expect_copies([first](std::vector<std::vector<std::string>> article) {
      for (auto& words : article) {
        for (std::size_t at = first; at + 1 < words.size(); at += 2) {
          std::swap(words[at], words[at + 1]);
        }
      }
      return paragraphs_of(article, " ");
    });
  }
}

// Each word but the first of two, or of all, begins with a capital, and no space is left before it.
TEST(Copies, AreFoundWithWordsRunTogether) {
  const auto capital = [](std::string word) {
    std::size_t at = 0;
    std::string first;
    append_utf8(first, to_upper(next_code_point(word, at)));
    return first + word.substr(at);
  };
  for (const std::size_t count : {2u, 3u, 8u}) {
    expect_copies([&](std::vector<std::vector<std::string>> article) {
      for (auto& words : article) {
        for (std::size_t at = 0; at < words.size(); ++at) {
          words[at] = capital(words[at]) + (at % count + 1 == count ? " " : "");
        }
      }
      return paragraphs_of(article, "");
    });
  }
}

// Capitals in the middle of words do not make other words of them.
TEST(Copies, AreFoundWithCapitalsAnywhere) {
  expect_copies([](std::vector<std::vector<std::string>> article) {
    for (auto& words : article) {
      for (std::string& word : words) {
        std::string mixed;
        std::size_t letters = 0;
        for (std::size_t at = 0; at < word.size();) {
          const char32_t letter = next_code_point(word, at);
          append_utf8(mixed, ++letters % 2 == 0 ? to_upper(letter) : letter);
        }
        word = mixed;
      }
    }
    return paragraphs_of(article, " ");
  });
}

// What is left of a page that copies one article plainly is looked at again.
TEST(Copies, AreFoundBesideAPlainOne) {
  auto other = words_of_article(corpus().names[7]);
  for (auto& words : other) {
    for (std::size_t at = 0; at + 1 < words.size(); at += 2) {
      std::swap(words[at], words[at + 1]);
    }
  }
  const auto matches = find(paragraphs_of(words_of_article(corpus().names[6]), " ") + paragraphs_of(other, " "));
  std::set<std::string> copies;
  for (const CopyMatch& match : matches) {
    copies.insert(match.kind == CopyClass::Copy ? corpus().names[match.article] : "");
  }
  EXPECT_TRUE(copies.count(corpus().names[6]) == 1 && copies.count(corpus().names[7]) == 1);
}

}  // namespace
}  // namespace sverka
