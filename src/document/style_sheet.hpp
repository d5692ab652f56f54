// The rules of a style sheet as far as they can hide text: selectors taken apart, declarations of the properties that matter.
// Plain values, safe to carry out of the confined child. All text is valid UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sverka {

enum class Combinator : std::uint8_t { Descendant, Child, NextSibling, LaterSibling };

enum class SimpleKind : std::uint8_t {
  Type,  // name; "*" is no simple selector at all
  Id,
  Class,
  Attribute,  // [name match value]
  Not,        // of `arguments`, likewise Is, Where, Has
  Is,
  Where,
  Has,
  NthChild,  // every step * n + offset; first-child is 0n+1
  NthLastChild,
  NthOfType,
  NthLastOfType,
  Root,
  Empty,
  Link,           // :link, :any-link
  State,          // :hover, :checked, :target: true at times; name says which
  PseudoElement,  // ::before, and what else is no element of the tree
  Unknown,        // not understood: the rule may match
};

enum class AttributeMatch : std::uint8_t { Present, Equal, Word, Dash, Prefix, Suffix, Substring };

struct Selector;

struct SimpleSelector {
  SimpleKind kind = SimpleKind::Unknown;
  std::string name;   // type and attribute: lower case
  std::string value;  // of an attribute
  AttributeMatch match = AttributeMatch::Present;
  bool ignore_case = false;  // [name="value" i]
  std::int32_t step = 0, offset = 0;
  std::vector<Selector> arguments;
  bool operator==(const SimpleSelector&) const;
};

struct Compound {
  Combinator before = Combinator::Descendant;  // how it hangs on the compound to its left; of the first one only within :has()
  std::vector<SimpleSelector> simples;         // all of them; none: any element
  bool operator==(const Compound&) const = default;
};

// A complex selector, left to right; the last compound is the element that is styled.
struct Selector {
  std::vector<Compound> compounds;
  std::uint32_t specificity = 0;  // ids << 20 | classes << 10 | types, each held below 1024
  bool operator==(const Selector&) const = default;
};

inline bool SimpleSelector::operator==(const SimpleSelector& other) const {
  return kind == other.kind && name == other.name && value == other.value && match == other.match && ignore_case == other.ignore_case &&
         step == other.step && offset == other.offset && arguments == other.arguments;
}

struct StyleDeclaration {
  std::string property;  // "display", "font-size", "color", "background-color", "left", ...; shorthands taken apart
  std::string value;     // lower case, white space folded to one space, comments gone: "none", "-9999px", "rgb(0, 0, 0)"
  bool important = false;
  bool operator==(const StyleDeclaration&) const = default;
};

struct StyleRule {
  std::vector<Selector> selectors;
  std::vector<StyleDeclaration> declarations;
  // All must hold: "media screen and (max-width: 600px)", "supports (display: grid)", "container ...", "scope ...". A rule without
  // selectors and with "keyframes name" is what that animation ends with.
  std::vector<std::string> conditions;
  std::uint32_t layer = 0;  // 0: in no @layer; else the layers' order, from 1
  bool operator==(const StyleRule&) const = default;
};

struct StyleImport {
  std::string address;  // as written
  std::string media;
  bool operator==(const StyleImport&) const = default;
};

struct StyleSheet {
  std::vector<StyleRule> rules;
  std::vector<StyleImport> imports;
  bool unread = false;  // it, or a part of it, could not be read: nothing may be concluded from its silence
  bool operator==(const StyleSheet&) const = default;
};

// Puts the rules of a sheet that `sheet` imports before its own, where the cascade has them, under the media of the import.
// Call it for each import that was fetched, in reverse order, and drop StyleSheet::imports afterwards; imports that stay make the
// sheet count as unread.
void put_import_first(StyleSheet& sheet, StyleSheet imported, const std::string& media);

}  // namespace sverka
