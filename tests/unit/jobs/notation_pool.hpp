// A pool that reads the text notation of documents instead of DOCX, and folders of such files: jobs without a
// reader.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "document/notation.hpp"
#include "isolation/pool.hpp"

namespace sverka::test {

class NotationPool final : public ReaderPool {
 public:
  using ReaderPool::read;
  Result<Document> read(std::string_view bytes, const std::function<void()>& meanwhile) override {
    if (meanwhile) {
      meanwhile();
    }
    if (bytes.substr(0, 7) == "DAMAGED") {
      return fail(ErrorCode::Damaged, "word/document.xml", "xml-malformed");
    }
    Result<Document> document = parse_notation(bytes);
    if (document) {
      document->format = "docx";
    }
    return document;
  }
};

// A folder of its own, removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "sverka-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data()) == nullptr ? std::string() : name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code problem;
    std::filesystem::remove_all(path_, problem);
  }

  const std::string& path() const { return path_; }
  // Writes a file, with the folders that lead to it; its path.
  std::string write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

 private:
  std::string path_;
};

inline const Date kToday = *make_date(2026, 11, 22);
inline constexpr std::size_t kFileBytes = 1u << 20;

// A licence agreement and a lease that have nothing in common; two editions of the first differ in a clause.
inline std::string licence(const std::string& days, const std::string& number = "{{agreement_number}}") {
  return "ЛИЦЕНЗИОННЫЙ ДОГОВОР № " + number +
         "\n1.| Лицензиар предоставляет Лицензиату право использования программы на срок действия договора.\n"
         "2.| Лицензиат выплачивает вознаграждение не позднее " +
         days +
         " рабочих дней с даты выставления счета.\n"
         "3.| Лицензиат не вправе передавать полученные права третьим лицам без письменного согласия "
         "Лицензиара.\n"
         "4.| Споры рассматриваются в Арбитражном суде города Москвы.\n";
}

inline std::string lease(const std::string& city = "{{city}}") {
  return "АКТ ПРИЁМКИ ПОМЕЩЕНИЯ, город " + city +
         "\n1.| Арендодатель передал, а Арендатор принял во временное пользование нежилое помещение с "
         "мебелью.\n"
         "2.| Состояние стен, окон и дверей удовлетворительное, ключи переданы в двух экземплярах.\n"
         "3.| Показания счётчиков сняты в присутствии обеих сторон, замечаний не поступило.\n";
}

inline void write_shelf(const TemporaryFolder& folder) {
  folder.write("templates/licence/2021-06/template.docx", licence("20"));
  folder.write("templates/licence/2021-06/template.toml",
               "name = \"licence\"\nedition = \"2021-06\"\nin_force_from = \"2021-06-01\"\nin_force_to = "
               "\"2022-02-28\"\n");
  folder.write("templates/licence/2022-03/template.docx", licence("10"));
  folder.write("templates/licence/2022-03/template.toml", "name = \"licence\"\nedition = \"2022-03\"\nin_force_from = \"2022-03-01\"\n");
  folder.write("templates/lease/2020/template.docx", lease());
}

}  // namespace sverka::test
