#include "readers/docx/xml_names.hpp"

#include <string>
#include <unordered_map>

#include "readers/docx/tags.hpp"

namespace sverka {
namespace {

struct KnownNamespace {
  std::string_view uri;
  std::string_view prefix;
};

constexpr KnownNamespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    {"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"},
    {"http://purl.oclc.org/ooxml/drawingml/picture", "pic"},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", "c"},
    {"http://purl.oclc.org/ooxml/drawingml/chart", "c"},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"},
    {"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas", "lc"},
    {"http://purl.oclc.org/ooxml/drawingml/lockedCanvas", "lc"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "ep"},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "ep"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/customXml", "ds"},
    {"http://purl.oclc.org/ooxml/officeDocument/customXml", "ds"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "vt"},
    {"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", "vt"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/bibliography", "b"},
    {"http://schemas.openxmlformats.org/schemaLibrary/2006/main", "sl"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"http://schemas.openxmlformats.org/package/2006/content-types", "ct"},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"urn:schemas-microsoft-com:office:office", "o"},
    {"urn:schemas-microsoft-com:office:word", "w10"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", "wpg"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", "wpc"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingInk", "wpi"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", "wp14"},
    {"http://schemas.microsoft.com/office/word/2010/wordml", "w14"},
    {"http://schemas.microsoft.com/office/word/2012/wordml", "w15"},
    {"http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing", "wp15"},
    {"http://schemas.microsoft.com/office/word/2018/wordml", "w16"},
    {"http://schemas.microsoft.com/office/word/2018/wordml/cex", "w16cex"},
    {"http://schemas.microsoft.com/office/word/2016/wordml/cid", "w16cid"},
    {"http://schemas.microsoft.com/office/word/2015/wordml/symex", "w16se"},
    {"http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash", "w16sdtdh"},
    {"http://schemas.microsoft.com/office/word/2023/wordml/word16du", "w16du"},
    {"http://schemas.microsoft.com/office/word/2024/wordml/sdtformatlock", "w16sdtfl"},
    {"http://schemas.microsoft.com/office/word/2006/wordml", "wne"},
    {"http://schemas.microsoft.com/office/drawing/2010/main", "a14"},
    {"http://schemas.microsoft.com/office/drawing/2014/chartex", "cx"},
    {"http://schemas.microsoft.com/office/drawing/2008/diagram", "dsp"},
    {"http://schemas.microsoft.com/office/drawing/2016/SVG/main", "asvg"},
    {"http://schemas.microsoft.com/office/drawing/2016/ink", "aink"},
    {"http://schemas.microsoft.com/office/drawing/2017/model3d", "am3d"},
    {"http://schemas.microsoft.com/office/2019/extlst", "oel"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
    {"http://schemas.microsoft.com/office/2006/xmlPackage", "pkg"},
    {"http://schemas.microsoft.com/office/word/2003/wordml", "w2003"},
};

}  // namespace

std::string_view prefix_of_namespace(std::string_view uri) {
  if (uri.empty()) {
    return {};
  }
  // Asked for once a distinct name of each part: often enough to be worth a table. It is never freed, so that
  // no order of destruction matters.
  static const auto* const table = [] {
    auto* prefixes = new std::unordered_map<std::string_view, std::string_view>;
    for (const KnownNamespace& known : kNamespaces) {
      prefixes->emplace(known.uri, known.prefix);
    }
    return prefixes;
  }();
  const auto found = table->find(uri);
  return found == table->end() ? "?" : found->second;
}

bool is_strict_namespace(std::string_view uri) {
  return uri.starts_with("http://purl.oclc.org/ooxml/");
}

Tag tag_of(std::string_view name) {
  static const auto* const table = new std::unordered_map<std::string_view, Tag>{
#define SVERKA_TAG_ENTRY(tag, text) {text, Tag::tag},
      SVERKA_DOCX_TAGS(SVERKA_TAG_ENTRY)
#undef SVERKA_TAG_ENTRY
  };
  const auto found = table->find(name);
  return found == table->end() ? Tag::Unknown : found->second;
}

}  // namespace sverka
