// Trees of WordprocessingML from literals, for the tests of styles and numbering.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "readers/docx/styles.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

inline XmlTree tree_of(std::string_view name, std::string_view content) {
  const std::string names =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
      " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
      " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
      " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
  const std::string text = "<" + std::string(name) + names + ">" + std::string(content) + "</" + std::string(name) + ">";
  ReadLimits limits;
  std::size_t budget = limits.nodes;
  auto tree = parse_xml(text, "test", limits, budget);
  EXPECT_TRUE(tree.has_value()) << text;
  return tree ? std::move(*tree) : XmlTree();
}

// Owns the trees that a style sheet is read from.
inline Styles styles_of(std::string_view styles, std::string_view theme = {}, std::string_view settings = {}) {
  const XmlTree style_tree = tree_of("w:styles", styles);
  const XmlTree theme_tree = tree_of("a:theme", theme);
  const XmlTree settings_tree = tree_of("w:settings", settings);
  return Styles::read(&style_tree, theme.empty() ? nullptr : &theme_tree, settings.empty() ? nullptr : &settings_tree);
}

inline std::string style(std::string_view type, std::string_view id, std::string_view content, std::string_view attributes = {}) {
  return "<w:style w:type=\"" + std::string(type) + "\" w:styleId=\"" + std::string(id) + "\" " + std::string(attributes) + ">" +
         std::string(content) + "</w:style>";
}

inline RunSettings run_settings_of(const Styles& styles, std::string_view content) {
  const XmlTree tree = tree_of("w:rPr", content);
  return styles.run_settings(tree, tree.root());
}

inline ParagraphSettings paragraph_settings_of(const Styles& styles, std::string_view content) {
  const XmlTree tree = tree_of("w:pPr", content);
  return styles.paragraph_settings(tree, tree.root());
}

}  // namespace sverka
