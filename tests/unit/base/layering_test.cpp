#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/source_tree.hpp"

namespace sverka {
namespace {

// Ground floor first. A file includes headers of its own layer or of layers before it.
const std::vector<std::string> kLayers = {"base",  "text",   "document", "readers", "isolation", "templates", "programme", "web",
                                          "audit", "checks", "report",   "store",   "fetch",     "jobs",      "server",    "cli"};

struct Include {
  std::size_t line = 0;
  bool quoted = false;  // "..." rather than <...>
  std::string header;
};

std::string first_folder(const std::string& path) {
  return path.substr(0, path.find('/'));
}

std::optional<std::size_t> floor_of(const std::string& layer) {
  const auto found = std::find(kLayers.begin(), kLayers.end(), layer);
  return found == kLayers.end() ? std::nullopt : std::optional<std::size_t>(found - kLayers.begin());
}

std::vector<Include> includes_of(const std::string& bytes) {
  std::vector<Include> includes;
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string line = bytes.substr(at, end - at);
    at = end + 1;
    ++number;
    const std::size_t hash = line.find_first_not_of(" \t");
    const std::size_t open = line.find_first_of("\"<");
    if (hash == std::string::npos || line[hash] != '#' || line.find("include", hash) > hash + 8 || open == std::string::npos) {
      continue;
    }
    const std::size_t close = line.find_first_of("\">", open + 1);
    includes.push_back({number, line[open] == '"', line.substr(open + 1, close - open - 1)});
  }
  return includes;
}

bool is_code(const std::string& path) {
  return path.ends_with(".cpp") || path.ends_with(".hpp");
}

std::string place_of(const SourceFile& file, const Include& include) {
  return "src/" + file.path + ":" + std::to_string(include.line) + " includes " + include.header;
}

TEST(Layering, EveryFileIsInALayer) {
  for (const SourceFile& file : source_files()) {
    if (is_code(file.path)) {
      EXPECT_TRUE(floor_of(first_folder(file.path)).has_value()) << "src/" << file.path;
    } else {
      EXPECT_TRUE(file.path.ends_with("CMakeLists.txt")) << "src/" << file.path;
    }
  }
}

// What a document says ends up in a report, and nowhere beside it.
TEST(Layering, OnlyTheCommandLinePrints) {
  for (const SourceFile& file : source_files()) {
    for (const std::string_view printer : {"stderr", "stdout", "std::cerr", "std::cout", "std::clog", " printf(", "std::puts"}) {
      const bool allowed = first_folder(file.path) == "cli" || !is_code(file.path);
      EXPECT_TRUE(allowed || file.bytes.find(printer) == std::string::npos) << "src/" << file.path << ": " << printer;
    }
  }
}

// Two types of one name in one namespace are one type to the linker, whatever their shapes: the program then
// crashes where nobody looks. The compiler sees one of them at a time and says nothing.
TEST(Layering, ATypeNameIsDefinedOnce) {
  std::map<std::string, std::string> defined_in;
  for (const SourceFile& file : source_files()) {
    if (!file.path.ends_with(".hpp")) {
      continue;
    }
    for (std::size_t at = 0; at < file.bytes.size();) {
      const std::size_t end = std::min(file.bytes.find('\n', at), file.bytes.size());
      std::string_view line = std::string_view(file.bytes).substr(at, end - at);
      at = end + 1;
      for (const std::string_view keyword : {"struct ", "class ", "enum class ", "enum "}) {
        if (!line.starts_with(keyword) || line.ends_with(';') || line.find('{') == std::string_view::npos) {
          continue;
        }
        line.remove_prefix(keyword.size());
        if (line.starts_with("class ")) {
          break;  // the longer keyword takes it
        }
        const std::string name(line.substr(0, line.find_first_of(" {")));
        const auto [first, added] = defined_in.emplace(name, file.path);
        EXPECT_TRUE(added) << name << " is defined in " << first->second << " and in " << file.path;
        break;
      }
    }
  }
  EXPECT_GT(defined_in.size(), 50u);
}

TEST(Layering, IncludesPointDownwards) {
  std::size_t count = 0;
  for (const SourceFile& file : source_files()) {
    for (const Include& include : includes_of(file.bytes)) {
      if (!include.quoted || !is_code(file.path)) {
        continue;
      }
      const auto own = floor_of(first_folder(file.path));
      const auto other = floor_of(first_folder(include.header));
      ASSERT_TRUE(other.has_value()) << place_of(file, include) << ": from no layer";
      EXPECT_LE(*other, own.value_or(0)) << place_of(file, include);
      EXPECT_TRUE(std::filesystem::exists(source_folder() / "src" / include.header)) << place_of(file, include);
      ++count;
    }
  }
  EXPECT_GT(count, 30u);
}

// Where the headers of a library may be included: below a folder, or one of two divided by "|", and if `files` is not 0, in so many
// files at most.
struct ThirdParty {
  const char* prefix;
  const char* folder;
  std::size_t files;
};

const ThirdParty kThirdParties[] = {
    {"zip.h", "readers/", 0},
    {"libdeflate.h", "readers/docx/", 0},
    {"zlib.h", "readers/|fetch/", 0},
    {"libxml/", "readers/", 0},
    {"toml++/", "checks/", 1},
    {"toml.hpp", "checks/", 1},
    {"seccomp.h", "isolation/", 0},
    {"linux/", "isolation/", 0},
    {"nlohmann/", "report/", 1},
    {"CLI/", "cli/", 0},
    {"unicode/", "text/", 0},
    {"nettle/", "base/", 1},
    {"sodium", "store/backend/", 1},
    {"soci/", "store/backend/", 1},
    {"tl/", "base/result.hpp", 1},
    {"podofo/", "readers/pdf/", 0},
    {"qpdf/", "readers/pdf/", 1},
    {"openssl/", "readers/pdf/|fetch/browser/", 3},
    {"grp.h", "fetch/browser/", 1},
    {"ft2build.h", "readers/pdf/", 1},
    {"freetype/", "readers/pdf/", 1},
    {"jpeglib.h", "readers/pdf/", 1},
    {"png.h", "readers/pdf/", 1},
    {"dlfcn.h", "base/shared_library.cpp", 1},
    {"xlsxwriter.h", "cli/xlsx/", 1},
    {"gumbo.h", "readers/html/", 0},
    {"curl/", "fetch/curl/|fetch/mail/", 2},
    {"gmime/", "fetch/mail/", 1},
    {"libpsl.h", "fetch/curl/", 1},
    {"httplib.h", "server/http/", 1},
    {"pthread.h", "cli/", 1},
    {"arpa/", "fetch/", 0},
    {"netinet/", "fetch/", 0},
};

// Headers with a folder of the C library or the kernel; everything else in angle brackets without a folder is
// the standard library, or is in the list above or below.
bool is_system_header(const std::string& header) {
  const std::set<std::string> posix = {"unistd.h", "fcntl.h", "poll.h", "malloc.h", "dirent.h", "signal.h", "spawn.h"};
  const bool standard = header.find('/') == std::string::npos && header.find('.') == std::string::npos;
  return standard || header.rfind("sys/", 0) == 0 || posix.count(header) != 0;
}

TEST(Layering, ThirdPartyHeadersStayInTheirPlace) {
  std::map<std::string, std::set<std::string>> users;
  for (const SourceFile& file : source_files()) {
    for (const Include& include : includes_of(file.bytes)) {
      if (include.quoted || is_system_header(include.header)) {
        continue;
      }
      const auto rule = std::find_if(std::begin(kThirdParties), std::end(kThirdParties),
                                     [&](const ThirdParty& one) { return include.header.rfind(one.prefix, 0) == 0; });
      ASSERT_NE(rule, std::end(kThirdParties)) << place_of(file, include) << ": a library that no layer has";
      const std::string folders = rule->folder;
      const std::size_t bar = folders.find('|');
      EXPECT_TRUE(file.path.starts_with(folders.substr(0, bar)) ||
                  (bar != std::string::npos && file.path.starts_with(folders.substr(bar + 1))))
          << place_of(file, include) << ": belongs to " << rule->folder;
      users[rule->prefix].insert(file.path);
    }
  }
  for (const ThirdParty& one : kThirdParties) {
    if (one.files != 0) {
      EXPECT_LE(users[one.prefix].size(), one.files) << one.prefix;
    }
  }
}

// What the pure middle of the product must not reach for: files, clocks, the environment, threads, chance.
TEST(Layering, FromDocumentToReportNothingDoesIoOrReadsAClock) {
  const std::set<std::string> pure = {"document", "templates", "programme", "web", "audit", "report"};
  const std::set<std::string> forbidden = {"fstream", "filesystem", "iostream", "thread", "mutex",  "random",
                                           "ctime",   "unistd.h",   "fcntl.h",  "future", "atomic", "cstdlib_getenv"};
  for (const SourceFile& file : source_files()) {
    if (pure.count(first_folder(file.path)) == 0) {
      continue;
    }
    for (const Include& include : includes_of(file.bytes)) {
      EXPECT_EQ(forbidden.count(include.header), 0u) << place_of(file, include);
    }
    for (const char* call : {"system_clock::now", "steady_clock::now", "getenv(", "std::time("}) {
      EXPECT_EQ(file.bytes.find(call), std::string::npos) << "src/" << file.path << " uses " << call;
    }
  }
}

TEST(Layering, NoRegularExpressionsOfTheLibrary) {
  for (const SourceFile& file : source_files()) {
    for (const Include& include : includes_of(file.bytes)) {
      EXPECT_NE(include.header, "regex") << place_of(file, include);
    }
  }
}

TEST(Layering, FilesStayReadable) {
  for (const SourceFile& file : source_files()) {
    const auto lines = std::count(file.bytes.begin(), file.bytes.end(), '\n');
    EXPECT_LE(lines, 600) << "src/" << file.path;
    if (file.path.ends_with(".hpp")) {
      EXPECT_NE(file.bytes.find("#pragma once"), std::string::npos) << "src/" << file.path;
      EXPECT_EQ(file.bytes.rfind("//", 0), 0u) << "src/" << file.path << " does not begin by saying what it is";
    }
  }
}

}  // namespace
}  // namespace sverka
