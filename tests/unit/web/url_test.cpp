#include "web/url.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sverka {
namespace {

struct Case {
  const char* text;
  const char* base;      // empty: none
  const char* expected;  // empty: refused
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    const std::optional<Url> base = parse_url(one.base);
    const std::optional<Url> url = *one.base == '\0' ? parse_url(one.text) : parse_url(one.text, *base);
    EXPECT_EQ(url ? to_text(*url) : "", one.expected) << '"' << one.text << "\" against \"" << one.base << '"';
    if (url) {
      const std::optional<Url> again = parse_url(to_text(*url));
      ASSERT_TRUE(again) << one.text;
      EXPECT_EQ(to_text(*again), to_text(*url)) << "not stable: " << one.text;
    }
  }
}

TEST(Url, SchemesAuthoritiesAndPorts) {
  check({{"http://example.com", "", "http://example.com/"},
         {"HTTP://EXAMPLE.com:80/A", "", "http://example.com/A"},
         {"https://example.com:443/", "", "https://example.com/"},
         {"https://example.com:8443/", "", "https://example.com:8443/"},
         {"https://example.com:00443/", "", "https://example.com/"},
         {"https://example.com:/x", "", "https://example.com/x"},
         {"http://example.com:65536/", "", ""},
         {"http://example.com:8a/", "", ""},
         {"http://user@example.com/", "", "http://user@example.com/"},
         {"http://us%er:p@ss:w@example.com/", "", "http://us%er:p%40ss%3Aw@example.com/"},
         {"http://@example.com/", "", "http://example.com/"},
         {"http://user@/", "", ""},
         {"http:///example.com/a", "", "http://example.com/a"},
         {"http:\\\\example.com\\a\\b", "", "http://example.com/a/b"},
         {"http:example.com/", "", "http://example.com/"},
         {"http://", "", ""},
         {"//example.com", "", ""},
         {"", "", ""},
         {"mailto:a@example.com", "", "mailto:a@example.com"},
         {"javascript:alert(1)", "", "javascript:alert(1)"},
         {"data:text/html,<p>", "", "data:text/html,<p>"},
         {"ftp://example.com:21/x", "", "ftp://example.com/x"},
         {"foo://Example.COM/x", "", "foo://Example.COM/x"},
         {"foo:/a/../b", "", "foo:/b"},
         {"1http://example.com", "", ""},
         {"ht tp://example.com", "", ""}});
}

TEST(Url, SpacesTabsAndLineFeedsAreDropped) {
  check({{"  https://example.com/ \n", "", "https://example.com/"},
         {"ht\ntps://exa\tmple.com/a\r\nb", "", "https://example.com/ab"},
         {"https://example.com/a b", "", "https://example.com/a%20b"},
         {"\x01https://example.com/\x1f", "", "https://example.com/"}});
}

TEST(Url, Hosts) {
  check({{"http://EXAMPLE.com./", "", "http://example.com./"},
         {"http://ex%41mple.com/", "", "http://example.com/"},
         {"http://exa%20mple.com/", "", ""},
         {"http://exa mple.com/", "", ""},
         {"http://a<b/", "", ""},
         {"http://a%2fb/", "", ""},
         {"http://\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.\xD1\x80\xD1\x84/", "", "http://xn--e1afmkfd.xn--p1ai/"},
         {"http://\xD0\x9F\xD0\xA0\xD0\x98\xD0\x9C\xD0\x95\xD0\xA0.\xD0\xA0\xD0\xA4/", "", "http://xn--e1afmkfd.xn--p1ai/"},
         {"http://fa\xC3\x9F.de/", "", "http://xn--fa-hia.de/"},
         {"http://\xEF\xBD\x85\xEF\xBD\x98.com/", "", "http://ex.com/"},
         {"http://example\xE3\x80\x82"
          "com/",
          "", "http://example.com/"},
         {"http://a\xC2\xAD"
          "b.com/",
          "", "http://ab.com/"},
         {"http://xn--/", "", ""},
         {"http://xn--a/", "", ""},
         {"http://a_b.com/", "", "http://a_b.com/"},
         {"http://-a-.com/", "", "http://-a-.com/"}});
}

TEST(Url, AddressesInEverySpelling) {
  check({{"http://127.0.0.1/", "", "http://127.0.0.1/"},
         {"http://2130706433/", "", "http://127.0.0.1/"},
         {"http://0x7f000001/", "", "http://127.0.0.1/"},
         {"http://017700000001/", "", "http://127.0.0.1/"},
         {"http://127.1/", "", "http://127.0.0.1/"},
         {"http://0x7f.0.0x1/", "", "http://127.0.0.1/"},
         {"http://127.0.0.1./", "", "http://127.0.0.1/"},
         {"http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1/", "", "http://127.0.0.1/"},
         {"http://256.0.0.1/", "", ""},
         {"http://1.2.3.4.5/", "", ""},
         {"http://4294967296/", "", ""},
         {"http://a.b.09/", "", ""},
         {"http://a.b.c9/", "", "http://a.b.c9/"},
         {"http://0x/", "", "http://0.0.0.0/"},
         {"http://[::1]/", "", "http://[::1]/"},
         {"http://[0:0:0:0:0:0:0:1]:80/", "", "http://[::1]/"},
         {"http://[1:0:0:2:0:0:0:3]/", "", "http://[1:0:0:2::3]/"},
         {"http://[::ffff:127.0.0.1]/", "", "http://[::ffff:7f00:1]/"},
         {"http://[::127.0.0.1]/", "", "http://[::7f00:1]/"},
         {"http://[1::2::3]/", "", ""},
         {"http://[::1/", "", ""},
         {"http://[:1]/", "", ""},
         {"http://[1:2:3:4:5:6:7]/", "", ""},
         {"http://[::1.2.3]/", "", ""},
         {"http://[::01.2.3.4]/", "", ""},
         {"http://[::1%25eth0]/", "", ""}});
}

TEST(Url, PathsQueriesAndFragments) {
  check({{"https://e.com/a/./b/../c", "", "https://e.com/a/c"},
         {"https://e.com/a/%2e/b/%2E%2e/c", "", "https://e.com/a/c"},
         {"https://e.com/../../a", "", "https://e.com/a"},
         {"https://e.com/a/..", "", "https://e.com/"},
         {"https://e.com//a//b", "", "https://e.com//a//b"},
         {"https://e.com/\xD1\x8F?\xD1\x8F#\xD1\x8F", "", "https://e.com/%D1%8F?%D1%8F#%D1%8F"},
         {"https://e.com/a?b?c#d#e", "", "https://e.com/a?b?c#d#e"},
         {"https://e.com/?q='x'\"<>", "", "https://e.com/?q=%27x%27%22%3C%3E"},
         {"https://e.com/`{}^|", "", "https://e.com/%60%7B%7D%5E|"},
         {"https://e.com/%zz%4", "", "https://e.com/%zz%4"},
         {"https://e.com?x", "", "https://e.com/?x"},
         {"https://e.com#x", "", "https://e.com/#x"}});
}

TEST(Url, RelativeReferencesOfRfc3986) {
  const char* base = "http://a/b/c/d;p?q";
  check({{"g", base, "http://a/b/c/g"},
         {"./g", base, "http://a/b/c/g"},
         {"g/", base, "http://a/b/c/g/"},
         {"/g", base, "http://a/g"},
         {"//g", base, "http://g/"},
         {"?y", base, "http://a/b/c/d;p?y"},
         {"g?y", base, "http://a/b/c/g?y"},
         {"#s", base, "http://a/b/c/d;p?q#s"},
         {"g#s", base, "http://a/b/c/g#s"},
         {";x", base, "http://a/b/c/;x"},
         {"", base, "http://a/b/c/d;p?q"},
         {".", base, "http://a/b/c/"},
         {"..", base, "http://a/b/"},
         {"../g", base, "http://a/b/g"},
         {"../..", base, "http://a/"},
         {"../../g", base, "http://a/g"},
         {"../../../g", base, "http://a/g"},
         {"/./g", base, "http://a/g"},
         {"/../g", base, "http://a/g"},
         {"g.", base, "http://a/b/c/g."},
         {"..g", base, "http://a/b/c/..g"},
         {"./g/.", base, "http://a/b/c/g/"},
         {"g/../h", base, "http://a/b/c/h"},
         {"g:h", base, "g:h"},
         {"http:g", base, "http://a/b/c/g"},
         {"https:g", base, "https://g/"},
         {"\\g", base, "http://a/g"},
         {"\\\\g\\h", base, "http://g/h"},
         {"//[x]", base, ""}});
}

TEST(Url, BasesWithoutHierarchyAndFiles) {
  check({{"#x", "mailto:a@b", "mailto:a@b#x"},
         {"x", "mailto:a@b", ""},
         {"x", "foo://h", "foo://h/x"},
         {"/", "foo://h/a", "foo://h/"},
         {"//x", "foo:/a", "foo://x"},
         {"file:///a/b", "", "file:///a/b"},
         {"file://localhost/a", "", "file:///a"},
         {"file:c:\\x\\..\\..\\y", "", "file:///c:/y"},
         {"/d", "file:///c:/x", "file:///c:/d"},
         {"file:x", "", "file:///x"}});
}

TEST(Url, PageKeysAreEqualForOnePage) {
  struct Pair {
    const char *one, *other;
    bool equal;
  };
  const Pair pairs[] = {{"http://www.e.com/a/", "https://e.com/a", true},
                        {"https://e.com/a#part", "https://e.com/a", true},
                        {"https://e.com/a?utm_source=x&utm_medium=y", "https://e.com/a", true},
                        {"https://e.com/a?id=1&yclid=5", "https://e.com/a?id=1", true},
                        {"https://e.com/a?gclid=1&id=2&fbclid=3", "https://e.com/a?id=2", true},
                        {"https://e.com/%7Ea%d0%b0", "https://e.com/~a%D0%B0", true},
                        {"https://e.com./a", "https://e.com/a", true},
                        {"https://e.com", "http://www.e.com/", true},
                        {"https://e.com/a?id=1", "https://e.com/a?id=2", false},
                        {"https://e.com/a?id=1&x=2", "https://e.com/a?x=2&id=1", false},
                        {"https://e.com/A", "https://e.com/a", false},
                        {"https://e.com/a", "https://e.com:8443/a", false},
                        {"https://blog.e.com/a", "https://e.com/a", false},
                        {"http://www.com/", "http://com/", false},
                        {"mailto:a@b", "mailto:a@c", false}};
  for (const Pair& pair : pairs) {
    EXPECT_EQ(page_key(*parse_url(pair.one)) == page_key(*parse_url(pair.other)), pair.equal) << pair.one << " and " << pair.other;
  }
  EXPECT_EQ(page_key(*parse_url("https://e.com/a?ref=x&id=1"), {"ref"}), page_key(*parse_url("https://e.com/a?id=1")));
}

TEST(Url, OriginsAndShownForms) {
  EXPECT_EQ(origin_of(*parse_url("https://e.com/a")), "https://e.com:443");
  EXPECT_EQ(origin_of(*parse_url("http://e.com:8080/a")), "http://e.com:8080");
  EXPECT_EQ(to_shown(*parse_url("https://xn--e1afmkfd.xn--p1ai/%D1%8F?a=%20")),
            "https://\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.\xD1\x80\xD1\x84/\xD1\x8F?a=%20");
  EXPECT_TRUE(is_web(*parse_url("https://e.com")));
  EXPECT_FALSE(is_web(*parse_url("ftp://e.com")));
  EXPECT_EQ(target_of(*parse_url("https://e.com/a?b")), "/a?b");
}

}  // namespace
}  // namespace sverka
