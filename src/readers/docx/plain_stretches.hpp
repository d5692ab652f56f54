// Text that means nothing to an XML parser, set aside before libxml2 sees a part; and attributes that mean nothing to any reader.
//
// libxml2 takes Cyrillic letter by letter, at some ten times the cost of ASCII. Most of a Russian part is long stretches of letters,
// digits and plain punctuation, which are the same in every place where they may stand. Each is replaced by a short mark and put
// back into the texts and attribute values that come out. Where that is not certain to be the same, nothing is set aside.
// Word writes into most tags in which session they were saved (w:rsidR="00A41C5E"); those attributes are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sverka {

class PlainStretches {
 public:
  // Sets the stretches of a UTF-8 part aside; `bytes` then views the shortened part, which lives as long as this object and
  // has the same lines. False, and `bytes` as it was, for a part that has nothing to leave out, or has comments, CDATA sections, a document
  // type or character references. The stretches view the bytes that were given. Linear, about a nanosecond a byte. A part that is
  // well-formed when shortened is well-formed and says the same. The reverse does not hold.
  bool set_aside(std::string_view& bytes);

  // Puts the stretches back into what came out of the parser. True if there were any: `whole` then holds the text.
  bool put_back(std::string_view text, std::string& whole) const;

 private:
  std::vector<std::string_view> stretches_;
  std::string shortened_;
};

}  // namespace sverka
