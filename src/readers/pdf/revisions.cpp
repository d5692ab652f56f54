#include "readers/pdf/revisions.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/hash.hpp"
#include "readers/pdf/annotations.hpp"
#include "readers/pdf/lexer.hpp"
#include "readers/pdf/walk.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kRevisions = 100;
constexpr std::size_t kObjects = 200000;
constexpr std::size_t kFields = 20000;
constexpr std::string_view kEnd = "%%EOF";
constexpr std::size_t kFarEnd = 64;  // bytes from a startxref

// Ends of the file's states: each %%EOF that follows a startxref; where none stands close, the startxref with its number, which programs
// follow all the same. One more than is looked at.
std::vector<std::size_t> ends_of(std::string_view bytes) {
  std::vector<std::size_t> ends;
  for (std::size_t at = bytes.find("startxref"); at != std::string_view::npos && ends.size() <= kRevisions;
       at = bytes.find("startxref", at + 1)) {
    const std::size_t end = bytes.substr(at, kFarEnd).find(kEnd);
    const std::size_t number = bytes.find_first_not_of("\r\n\t ", at + 9);
    const bool counts = number != std::string_view::npos && bytes[number] >= '0' && bytes[number] <= '9';
    if (end != std::string_view::npos) {
      ends.push_back(at + end + kEnd.size());
    } else if (counts) {
      ends.push_back(std::min(bytes.find_first_not_of("0123456789", number), bytes.size()));
    }
  }
  return ends;
}

// The number before " 0 obj" that begins at or before `at`; 0 if there is none.
std::uint32_t number_before(std::string_view bytes, std::size_t at) {
  std::size_t begin = at;
  const auto back_over = [&](auto is_wanted) {
    const std::size_t end = begin;
    while (begin > 0 && is_wanted(bytes[begin - 1])) {
      --begin;
    }
    return end - begin;
  };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (back_over(is_pdf_space) == 0 || back_over(digit) == 0 || back_over(is_pdf_space) == 0) {
    return 0;
  }
  const std::size_t end = begin;
  if (back_over(digit) == 0 || end - begin > 9) {
    return 0;
  }
  std::uint32_t number = 0;
  std::from_chars(bytes.data() + begin, bytes.data() + end, number);
  return number;
}

void add_packed(const Object& stream, std::set<std::uint32_t>& numbers) {
  const std::string data = stream.stream();
  Lexer lexer(data);
  const std::int64_t count = std::clamp<std::int64_t>(stream.get("N").integer(), 0, 100000);
  for (std::int64_t i = 0; i < count; ++i) {
    const ContentToken number = lexer.next();
    if (number.type != TokenType::Number || lexer.next().type != TokenType::Number) {
      return;
    }
    if (number.number > 0 && number.number < 1e9) {
      numbers.insert(static_cast<std::uint32_t>(number.number));
    }
  }
}

std::set<std::uint32_t> objects_in(const File& file, std::string_view bytes) {
  std::set<std::uint32_t> numbers;
  for (std::size_t at = bytes.find("obj"); at != std::string_view::npos && numbers.size() < kObjects; at = bytes.find("obj", at + 3)) {
    if (const std::uint32_t number = number_before(bytes, at); number != 0) {
      numbers.insert(number);
      if (const Object object = file.object(number); object.get("Type").is("ObjStm")) {
        add_packed(object, numbers);
      }
    }
  }
  return numbers;
}

// The numbers that tables of cross-references in a section speak of: one may lead to another place, or nowhere, with no object beside it.
void add_referred(std::string_view section, std::set<std::uint32_t>& numbers) {
  for (std::size_t at = section.find("xref"); at != std::string_view::npos; at = section.find("xref", at + 4)) {
    if (at >= 5 && section.substr(at - 5, 5) == "start") {
      continue;
    }
    Lexer lexer(section.substr(at + 4));
    ContentToken token = lexer.next();
    while (token.type == TokenType::Number) {
      const double first = token.number;
      const double count = lexer.next().number;
      for (double i = 0; i < count && numbers.size() < kObjects; ++i) {
        const bool whole =
            lexer.next().type == TokenType::Number && lexer.next().type == TokenType::Number && lexer.next().type == TokenType::Word;
        if (!whole) {
          return;
        }
        if (first + i >= 1 && first + i < 1e9) {
          numbers.insert(static_cast<std::uint32_t>(first + i));
        }
      }
      token = lexer.next();
    }
  }
}

struct Role {
  std::string name;
  std::uint32_t page = 0;
};

class Roles {
 public:
  Roles(const File& file, const std::vector<PageNode>& pages) {
    std::uint32_t number = 0;
    for (const PageNode& node : pages) {
      ++number;
      put(node.page, "page", number);
      put_list(node.page.get("Contents"), "page-content", number);
      put_list(node.page.get("Annots"), "annotation", number);
      for (const char* const key : {"XObject", "Font"}) {
        const Object resources = node.resources.get(key);
        put(resources, "page-content", number);
        for (const std::string& name : resources.keys()) {
          put_resource(resources.get(name), number);
        }
      }
    }
    put(file.catalog(), "catalog", 0);
    put(file.catalog().get("Pages"), "page-tree", 0);
    put(file.catalog().get("Metadata"), "metadata", 0);
    put(file.trailer().get("Info"), "metadata", 0);
    put(file.catalog().get("AcroForm"), "form", 0);
  }

  Role of(std::uint32_t number) const {
    const auto found = roles_.find(number);
    return found == roles_.end() ? Role{"other", 0} : found->second;
  }

 private:
  void put(const Object& object, const char* role, std::uint32_t page) {
    if (object.object_number() != 0) {
      roles_.emplace(object.object_number(), Role{role, page});
    }
  }

  void put_list(const Object& list, const char* role, std::uint32_t page) {
    put(list, role, page);
    for (std::size_t i = 0; i < std::min<std::size_t>(list.size(), kFields); ++i) {
      put(list.at(i), role, page);
      put(list.at(i).get("AP").get("N"), role, page);
    }
  }

  void put_resource(const Object& resource, std::uint32_t page) {
    put(resource, "page-content", page);
    put(resource.get("ToUnicode"), "page-content", page);
    put(resource.get("Encoding"), "page-content", page);
    const Object descendant = resource.get("DescendantFonts").at(0);
    put(descendant, "page-content", page);
    for (const Object& font : {resource, descendant}) {
      const Object descriptor = font.get("FontDescriptor");
      put(descriptor, "page-content", page);
      put(descriptor.get("FontFile2", "FontFile3"), "page-content", page);
    }
  }

  std::map<std::uint32_t, Role> roles_;
};

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? word : " " + word;
  }
  return text;
}

// Names what a page draws, as it is packed.
std::string packed_content(const Object& page) {
  const Object contents = page.get("Contents");
  if (contents.is_stream()) {
    return sha256_hex(contents.raw_stream());
  }
  std::string all;
  for (std::size_t i = 0; i < std::min<std::size_t>(contents.size(), 64); ++i) {
    all += sha256_hex(contents.at(i).raw_stream());
  }
  return all;
}

}  // namespace

void list_revisions(Session& session, std::string_view bytes, const std::vector<PageNode>& pages) {
  std::vector<std::size_t> ends = ends_of(bytes);
  // A linearised file begins with the cross-references of its first page, which have an end mark of their own.
  const bool linearised = bytes.substr(0, 2048).find("/Linearized") != std::string_view::npos;
  if (linearised && !ends.empty()) {
    ends.erase(ends.begin());
  }
  if (ends.size() < 2) {
    return;
  }
  if (ends.size() > kRevisions) {
    session.unmodelled(0, "many-revisions");
  }
  const Roles roles(session.file, pages);
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const std::string_view section = bytes.substr(ends[i], ends[i + 1] - ends[i]);
    auto numbers = objects_in(session.file, section);
    add_referred(section, numbers);
    // Word writes a second, empty section for older readers.
    if (numbers.empty()) {
      continue;
    }
    if (numbers.size() >= kObjects) {
      session.unmodelled(0, "many-objects");
    }
    std::set<std::string> changed;
    Item item;
    item.kind = "pdf-revision";
    for (const std::uint32_t number : numbers) {
      const Role role = roles.of(number);
      changed.insert(role.name);
      if (role.page != 0 && (item.page == 0 || role.page < item.page)) {
        item.page = role.page;
      }
      if (item.detail.size() < 200) {
        item.detail += (item.detail.empty() ? "" : " ") + std::to_string(number);
      }
    }
    item.value = joined(changed);
    session.add(std::move(item));
  }
}

void list_signatures(Session& session, std::string_view bytes) {
  const std::size_t last = bytes.find_last_not_of(std::string_view("\r\n\t \0", 5));
  const auto list = [&](const Object& field) {
    const Object signature = field.get("V");
    const auto range = signature.get("ByteRange").numbers(16);
    if (range.size() < 2) {
      return;
    }
    Item item;
    item.kind = "pdf-signature";
    item.value = signature.get("Name").text();
    item.detail = field_name(field);
    const double end = range[range.size() - 2] + range.back();
    const bool whole = range.front() == 0 && last != std::string_view::npos && end >= static_cast<double>(last + 1);
    session.add(item);
    if (!whole) {
      item.kind = "pdf-changed-after-signature";
      session.add(std::move(item));
    }
  };
  if (walk(session.file.catalog().get("AcroForm").get("Fields"), {"Kids"}, kFields, list) == Walk::Cut) {
    session.unmodelled(0, "many-fields");
  }
}

void list_unreferenced_pages(Session& session, std::string_view bytes, const std::vector<PageNode>& pages) {
  std::set<const void*> known;
  for (const PageNode& node : pages) {
    known.insert(node.page.identity());
  }
  std::set<std::uint32_t> candidates = session.file.loaded_numbers();
  // Pages that a script may bring forth.
  for (const char* const key : {"Templates", "Pages"}) {
    const auto list = [&](const Object& node) {
      const Object names = node.get("Names");
      for (std::size_t i = 1; i < names.size(); i += 2) {
        candidates.insert(names.at(i).object_number());
      }
    };
    if (walk(session.file.catalog().get("Names").get(key), {"Kids"}, kFields, list) == Walk::Cut) {
      session.unmodelled(0, "many-names");
    }
  }
  for (std::size_t at = bytes.find("/Page"); at != std::string_view::npos; at = bytes.find("/Page", at + 5)) {
    const bool whole = at + 5 >= bytes.size() || is_pdf_space(bytes[at + 5]) || is_pdf_delimiter(bytes[at + 5]);
    const std::size_t from = at > 4096 ? at - 4096 : 0;
    const std::size_t head = whole ? bytes.substr(from, at - from).rfind("obj") : std::string_view::npos;
    if (head != std::string_view::npos) {
      candidates.insert(number_before(bytes, from + head));
    }
  }
  std::set<std::string> shown;
  for (const std::uint32_t number : candidates) {
    const Object object = session.file.object(number);
    if ((object.get("Type").is("Page") || object.get("Type").is("Template")) && known.count(object.identity()) == 0) {
      if (shown.empty()) {
        for (const PageNode& node : pages) {
          shown.insert(packed_content(node.page));
        }
      }
      // What joins files leaves such doubles and shells behind.
      const std::string content = packed_content(object);
      const bool waits = object.get("Type").is("Template");
      if ((!waits && shown.count(content) != 0) || (content.empty() && object.get("Annots").size() == 0)) {
        continue;
      }
      Item item;
      item.kind = "pdf-unreferenced-page";
      item.value = std::to_string(number);
      session.add(std::move(item));
    }
  }
}

}  // namespace sverka::pdf
