// Running text goes around the parser: the page must be the same, to the byte, as when the parser reads it letter by letter.
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "document/web_page_wire.hpp"
#include "readers/html/read_page.hpp"
#include "readers/html/text_marks.hpp"

namespace sverka {
namespace {

void expect_same(const std::string& source) {
  const WebPage marked = html::read_page(source, "utf-8", {}, html::RunningText::Marked);
  const WebPage plain = html::read_page(source, "utf-8", {}, html::RunningText::LetterByLetter);
  EXPECT_EQ(find_fault(marked), "") << source;
  ASSERT_EQ(marked.nodes.size(), plain.nodes.size()) << source;
  for (std::size_t at = 0; at < plain.nodes.size(); ++at) {
    const WebNode &one = marked.nodes[at], &other = plain.nodes[at];
    EXPECT_TRUE(one == other) << source << "\nnode " << at << " '" << one.name << one.text << "' " << one.source.begin << "-"
                              << one.source.end << "\ninstead of '" << other.name << other.text << "' " << other.source.begin << "-"
                              << other.source.end;
  }
  EXPECT_TRUE(marked == plain) << source;
}

// Every state in which a letter of running text could mean something to the tokenizer or to the tree.
const char* const kSources[] = {
    "<p>a long stretch of plain words</p>",
    "leading words before any tag at all",
    "  \n  words behind white space  \n ",
    "<!doctype html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">words",
    "<table> words that belong before the table <tr><td>words of the only cell</td></tr> and more of them</table>",
    "<table><colgroup> words of no column group <col></colgroup></table>",
    "<select><option>words of an option here</select>",
    "<frameset> words that nobody sees at all <frame></frameset>",
    "<head><noscript>words that end the head</noscript></head>words of the body here",
    "<head></head>  words behind the head  ",
    "</body> words behind the body </html> words behind everything ",
    "<pre>\n\nwords that are preformatted \n\n</pre>",
    "<textarea>\nwords of a text area &amp; more of them</textarea>",
    "<title>words &lt;b&gt; of a title</title>",
    "<p>words with &amp; references &copyand &#1089;&#x441; in &notit; between them &amp</p>",
    "<p title='a > b' alt=\"words of an attribute\" class=words of attributes>words of a paragraph</p>",
    "<script>var words = 'of a script <b> with <!-- marks <script> words of it </script> --> and more';</script>words behind the script",
    "<script>if (a<b && c>d) { document.write('words of a script'); }</script>",
    "<style>.words { color : red } /* words of a comment */</style>",
    "<svg><title>words of a picture</title><desc><p>words of a description</p></desc><text>words of a drawing</text></svg>",
    "<svg><![CDATA[words that are > character data ]] and more ]]></svg>words behind the drawing",
    "<math><mi>words of a formula</mi><annotation-xml encoding='text/html'><p>words inside of it</p></annotation-xml></math>",
    "<?php echo \"words > of a programme\" ?>words behind the instruction",
    "</ words of an end tag that is none> words behind it",
    "<!-- words of a comment -- > and more --> words behind a comment <!-> words behind another",
    "words < less words <5 of five words <- and an arrow",
    "<plaintext>words <b>that are no</b> markup",
    "<iframe>words <b>of a frame</b></iframe><noembed>words <i>of nothing</i></noembed>",
    "<b>words <i>of two </b>kinds of dress</i> together",
    "words\r\nof two lines\rand of a third one\r\n",
    "words \xEF\xBB\xBF of a mark inside of them",
    "words \xEF\xBF\xBE that are no characters \xEF\xB7\x90 of any text",
    "words of a private \xF3\xB0\x80\x80 character that stands there",
    "words of a private &#xF0000; character spelt <p>and words behind it",
    "words of a private &#983040 character spelt <p>and words behind it",
    "words of a picture &#128512; and of another \xF0\x9F\x98\x80 one",
    "words \xC2\xAB"
    "in quotes\xC2\xBB of\xC2\xA0some kind \xC2\x85 and \xC2\x9F controls \x7F of \x01 all \f sorts",
    "broken \xFF bytes in the middle \xC3 of the words \xE2\x82",
    "<template>words <p>of a template</p> here</template>",
    "<a href=x>words of a link<a href=y>words of another link",
    "<p>unfinished words of the last tag <a href=\"words that never end",
};

TEST(HtmlTextMarks, AreNothingThatThePageShows) {
  for (const char* const source : kSources) {
    expect_same(source);
  }
}

// Pieces of the table in any order, cut anywhere: what the scanner of tags and the parser make of them may differ.
TEST(HtmlTextMarks, AreNothingInBrokenSources) {
  std::mt19937 chance(7);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(chance() % limit); };
  for (int round = 0; round < 4000; ++round) {
    std::string source;
    for (std::size_t pieces = 1 + below(5); pieces > 0; --pieces) {
      const std::string whole = kSources[below(std::size(kSources))];
      const std::size_t begin = below(3) == 0 ? below(whole.size()) : 0;
      source += whole.substr(begin, below(3) == 0 ? below(whole.size()) : std::string::npos);
    }
    expect_same(source);
    if (::testing::Test::HasFailure()) {
      FAIL() << "round " << round;
    }
  }
}

TEST(HtmlTextMarks, LeaveThePlacesOfTheSource) {
  const std::string source = "<p>a long stretch of plain words</p><p>and the next one of them</p>";
  const html::TextMarks marks(source, {{3, 32}, {39, 63}});
  EXPECT_LT(marks.marked().size(), 30u);
  EXPECT_EQ(marks.marked().substr(0, 3), "<p>");
  EXPECT_EQ(marks.place_in_source(0), 0u);
  EXPECT_EQ(marks.place_in_source(3), 3u);
  EXPECT_EQ(marks.place_in_source(7), 32u);
  EXPECT_EQ(marks.place_in_source(marks.marked().size()), source.size());
  EXPECT_EQ(marks.restored(marks.marked()), source);
}

}  // namespace
}  // namespace sverka
