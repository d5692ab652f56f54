// Small PDF files for tests: objects as text, an exact table of them, one page with one font.
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace sverka::pdf::testing {

class PdfBuilder {
 public:
  PdfBuilder() {
    set(1, "<</Type/Catalog/Pages 2 0 R" + std::string("@catalog") + ">>");
    set(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    set(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  }

  // Entries put into the catalog, the page and its resources.
  PdfBuilder& catalog(const std::string& entries) {
    catalog_ += entries;
    return *this;
  }
  PdfBuilder& page(const std::string& entries) {
    page_ += entries;
    return *this;
  }
  PdfBuilder& resources(const std::string& entries) {
    resources_ += entries;
    return *this;
  }
  PdfBuilder& content(const std::string& content) {
    content_ = content;
    return *this;
  }

  PdfBuilder& set(int number, const std::string& body) {
    objects_[number] = body;
    return *this;
  }
  PdfBuilder& stream(int number, const std::string& entries, const std::string& data) {
    return set(number, "<<" + entries + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream");
  }

  std::string build() const {
    std::map<int, std::string> objects = objects_;
    std::string& catalog = objects[1];
    if (const std::size_t at = catalog.find("@catalog"); at != std::string::npos) {
      catalog.replace(at, 8, catalog_);
    }
    if (objects.find(3) == objects.end()) {
      objects[3] = "<</Type/Page/Parent 2 0 R" +
                   (page_.find("/MediaBox") == std::string::npos ? std::string("/MediaBox[0 0 600 800]") : "") + page_ +
                   "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>" + resources_ + ">>>>";
    }
    if (objects.find(4) == objects.end()) {
      objects[4] = "<</Length " + std::to_string(content_.size()) + ">>\nstream\n" + content_ + "\nendstream";
    }
    std::string bytes = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::map<int, std::size_t> places;
    for (const auto& [number, body] : objects) {
      places[number] = bytes.size();
      bytes += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const std::size_t table = bytes.size();
    const int last = objects.rbegin()->first;
    bytes += "xref\n0 " + std::to_string(last + 1) + "\n0000000000 65535 f \n";
    for (int number = 1; number <= last; ++number) {
      std::string place = std::to_string(places.count(number) != 0 ? places[number] : 0);
      place.insert(0, 10 - place.size(), '0');
      bytes += place + (places.count(number) != 0 ? " 00000 n \n" : " 65535 f \n");
    }
    return bytes + "trailer\n<</Root 1 0 R/Size " + std::to_string(last + 1) + ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  }

 private:
  std::string catalog_;
  std::string page_;
  std::string resources_;
  std::string content_;
  std::map<int, std::string> objects_;
};

}  // namespace sverka::pdf::testing
