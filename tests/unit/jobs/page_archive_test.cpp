#include "jobs/page_archive.hpp"

#include <gtest/gtest.h>

#include "jobs/page_links.hpp"

namespace sverka {
namespace {

WebPage page(const std::string& text, std::size_t texts) {
  WebPage made;
  made.charset = "utf-8";
  made.nodes.resize(1 + texts);
  for (std::size_t i = 0; i <= texts; ++i) {
    made.nodes[i].kind = i == 0 ? WebNodeKind::Document : WebNodeKind::Text;
    made.nodes[i].parent = i == 0 ? kNone : 0;
    made.nodes[i].end = static_cast<std::uint32_t>(i == 0 ? texts + 1 : i + 1);
    made.nodes[i].text = i == 0 ? "" : text + std::to_string(i);
  }
  return made;
}

TEST(PageArchive, GivesBackWhatItKeepsFromMemoryAndFile) {
  PageArchive archive(memory_of(page("x", 10)) * 2);
  std::vector<std::uint32_t> numbers;
  for (int i = 0; i < 20; ++i) {
    numbers.push_back(archive.keep(page("page " + std::to_string(i) + " ", 10)));
  }
  PageArchive moved = std::move(archive);
  for (const int i : {19, 0, 7, 1, 2, 18}) {
    const std::optional<WebPage> taken = moved.take(numbers[static_cast<std::size_t>(i)]);
    ASSERT_TRUE(taken) << i;
    EXPECT_EQ(*taken, page("page " + std::to_string(i) + " ", 10)) << i;
  }
}

TEST(PageLinks, RefreshAddresses) {
  struct Case {
    const char* content;
    const char* address;  // empty: none
  };
  for (const Case& one : {Case{"0; url=/a", "/a"}, Case{"0;URL='/a b'", "/a b"}, Case{"5, url = \"x\"y", "x"}, Case{"0; /bare", "/bare"},
                          Case{"5", ""}, Case{"", ""}, Case{"0;", ""}, Case{"0; url=", ""}}) {
    EXPECT_EQ(refresh_address(one.content).value_or(""), one.address) << one.content;
  }
}

}  // namespace
}  // namespace sverka
