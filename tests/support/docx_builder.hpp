// Builds small DOCX files in memory: a test names the body and the parts it needs, the rest is what every
// DOCX has.
#pragma once

#include <zip.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sverka::testing {

inline constexpr std::string_view kNamespaces =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
    R"(xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" )"
    R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
    R"(xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" )"
    R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
    R"(xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" )"
    R"(xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" )"
    R"(xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" )"
    R"(xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" )"
    R"(xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" )"
    R"(xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" )"
    R"(xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" )"
    R"(xmlns:w10="urn:schemas-microsoft-com:office:word")";

// Archive entries in the given order, names and bytes as they are.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = target == nullptr ? nullptr : zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    throw std::runtime_error("cannot create an archive");
  }
  zip_source_keep(target);
  for (const auto& [name, bytes] : entries) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
      throw std::runtime_error("cannot add " + name);
    }
  }
  if (zip_close(archive) != 0 || zip_source_open(target) != 0) {
    throw std::runtime_error("cannot write the archive");
  }
  zip_source_seek(target, 0, SEEK_END);
  const zip_int64_t size = zip_source_tell(target);
  zip_source_seek(target, 0, SEEK_SET);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  zip_source_read(target, bytes.data(), static_cast<zip_uint64_t>(size));
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

// A paragraph of one run: text is XML already.
inline std::string paragraph(std::string_view text, std::string_view run_properties = {}, std::string_view paragraph_properties = {}) {
  std::string xml = "<w:p>";
  if (!paragraph_properties.empty()) {
    xml.append("<w:pPr>").append(paragraph_properties).append("</w:pPr>");
  }
  xml += "<w:r>";
  if (!run_properties.empty()) {
    xml.append("<w:rPr>").append(run_properties).append("</w:rPr>");
  }
  return xml.append("<w:t xml:space=\"preserve\">").append(text).append("</w:t></w:r></w:p>");
}

class DocxBuilder {
 public:
  explicit DocxBuilder(std::string body = {}) : body_(std::move(body)) {}

  // What stands in w:body.
  DocxBuilder& body(std::string xml) {
    body_ = std::move(xml);
    return *this;
  }

  // A part of word/ ("footnotes.xml") with its relation from the document. `type` is the last word of the
  // relation's URI; the root element of an XML part gets the namespaces where it says "NS".
  DocxBuilder& part(std::string name, std::string bytes, std::string_view type, std::string id = {}) {
    relate(id.empty() ? "auto" + std::to_string(relations_.size()) : std::move(id), type, name, false);
    if (name.ends_with(".xml")) {
      return typed("word/" + name, "application/vnd.openxmlformats-officedocument.wordprocessingml." + std::string(type) + "+xml")
          .file("word/" + name, std::move(bytes));
    }
    return file("word/" + name, std::move(bytes));
  }

  // A relation of the document to something outside.
  DocxBuilder& external(std::string id, std::string_view type, std::string_view target) {
    relate(std::move(id), type, target, true);
    return *this;
  }

  // Any entry, without a relation.
  DocxBuilder& file(std::string name, std::string bytes) {
    const std::size_t at = bytes.find(" NS");
    if (at != std::string::npos && name.size() > 4 && name.substr(name.size() - 4) == ".xml") {
      bytes.replace(at + 1, 2, kNamespaces);
    }
    files_.emplace_back(std::move(name), std::move(bytes));
    return *this;
  }

  // An Override of the content type of an entry; the first counts.
  DocxBuilder& typed(std::string_view name, std::string_view type) {
    types_.append(R"(<Override PartName="/)").append(name).append(R"(" ContentType=")").append(type).append(R"("/>)");
    return *this;
  }

  DocxBuilder& main_type(std::string type) {
    main_type_ = std::move(type);
    return *this;
  }

  // All of the root element's content instead of a body.
  DocxBuilder& document(std::string xml) {
    document_ = std::move(xml);
    return *this;
  }

  std::vector<std::pair<std::string, std::string>> entries() const {
    const std::string types =
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
        R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
        R"(<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>)"
        R"(<Override PartName="/word/document.xml" ContentType=")" +
        main_type_ + R"("/>)" + types_ + "</Types>";
    const std::string root =
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
        R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
        R"(Target="word/document.xml"/></Relationships>)";
    std::vector<std::pair<std::string, std::string>> all = {{"[Content_Types].xml", types}, {"_rels/.rels", root}};
    std::string document = document_;
    if (document.empty()) {
      document.append(R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document )").append(kNamespaces).append("><w:body>");
      document.append(body_).append("</w:body></w:document>");
    }
    all.emplace_back("word/document.xml", std::move(document));
    if (!relations_.empty()) {
      all.emplace_back(
          "word/_rels/document.xml.rels",
          R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" + relations_ + "</Relationships>");
    }
    all.insert(all.end(), files_.begin(), files_.end());
    return all;
  }

  std::string bytes() const { return zip_of(entries()); }

 private:
  void relate(std::string id, std::string_view type, std::string_view target, bool external) {
    relations_.append(R"(<Relationship Id=")").append(id).append(R"(" Type=")");
    if (type.find(':') == std::string_view::npos) {
      relations_.append("http://schemas.openxmlformats.org/officeDocument/2006/relationships/");
    }
    relations_.append(type).append(R"(" Target=")").append(target).append(external ? R"(" TargetMode="External"/>)" : R"("/>)");
  }

  std::string body_;
  std::string document_;
  std::string main_type_ = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  std::string types_;
  std::string relations_;
  std::vector<std::pair<std::string, std::string>> files_;
};

}  // namespace sverka::testing
