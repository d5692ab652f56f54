// Code and literals apart.
#include "text/script_code.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sverka {
namespace {

// Code with literals between '<' and '>', then the literals, each after a bar.
std::string told(const std::string& source, CodeLanguage language = CodeLanguage::JavaScript) {
  const CodeText text = read_code(source, language);
  std::string out = text.code;
  for (char& letter : out) {
    letter = letter == '\x01' ? '<' : letter == '\x02' ? '>' : letter;
  }
  for (const CodeLiteral& literal : text.literals) {
    EXPECT_EQ(text.code[literal.begin], '\x01') << source;
    EXPECT_EQ(text.code[literal.end - 1], '\x02') << source;
    out += "|" + literal.text;
  }
  return out;
}

struct CodeCase {
  const char* source;
  const char* told;
};

const CodeCase kScripts[] = {
    {"", ""},
    {"var  A = 1 ;", "var a=1;"},
    {"a // 'x'\nb /* \"y\" */ c", "a b c"},
    {"f('It\\'s', \"B\")", "f(<it's>,<b>)|It's|B"},
    {"'a' + 'b' + \"C\"", "<abc>|abC"},
    {"'a' + x + 'b'", "<a>+x+<b>|a|b"},
    {"`a\nb` + 'c'", "<a\nbc>|a\nbc"},
    {"'open\nnext", "<open>next|open"},
    {"'\\u0416\\x2f\\ud83d\\ude00\\n'", "<\u0416/\U0001F600 >|\u0416/\U0001F600 "},
    {"a.replace(/['\"]/g, '')", "a.replace(/x/g,<>)|"},
    {"a = b / c / 'd'", "a=b/c/<d>|d"},
    {"return /[/'] /.test(x)", "return/x/.test(x)"},
    {"x = [/'\ny = 'z'", "x=[/<>y=<z>||z"},
    {"'\\", "<\\>|\\"},
    {"a['B']('c')?.D", "a.b(<c>).d|c"},
    {"f(x)['y'][z]['w']", "f(x).y[z].w"},
    {"['a', 'b'][0]; x[0]['a b']; y ? 0.5 : 1", "[<a>,<b>][0];x[0][<a b>];y?0.5:1|a|b|a b"},
};

TEST(ScriptCode, PartsLiteralsFromCode) {
  for (const CodeCase& one : kScripts) {
    EXPECT_EQ(told(one.source), one.told) << one.source;
  }
}

TEST(ScriptCode, OfStyleSheetsHasNoLineComments) {
  EXPECT_EQ(told("a{b:url(http://c)} p{content:'D'/* 'e' */}", CodeLanguage::Css), "a{b:url(http://c)}p{content:<d>}|D");
}

TEST(ScriptCode, TellsAssignmentsFromComparisons) {
  EXPECT_TRUE(assigns("a.href=b", ".href"));
  EXPECT_TRUE(assigns("if(a.href==b)a.href=c", ".href"));
  EXPECT_FALSE(assigns("a.href==b;a.href", ".href"));
}

}  // namespace
}  // namespace sverka
