#include "store/export.hpp"

#include <cstdio>
#include <filesystem>
#include <map>
#include <vector>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "report/json_text.hpp"
#include "store/accounts.hpp"
#include "store/new_papers.hpp"

namespace sverka {
namespace {

constexpr std::size_t kLargestExport = std::size_t{1} << 30;

struct ExportedTable {
  const char* name;
  std::vector<const char*> columns;
  const char* from;  // one "?", or several for one value: the partner
};

const std::vector<ExportedTable>& exported_tables() {
  static const std::vector<ExportedTable> all = {
      {"users", {"id", "login", "name", "language", "active", "created_at"}, "from users where partner = ? order by id"},
      {"submissions",
       {"id", "title", "state", "sample", "client_name", "client_inn", "agreement_number", "version", "accepted_version", "conclusion",
        "created_at", "changed_at", "revision"},
       "from submissions where partner = ? order by id"},
      {"versions",
       {"t.id", "submission", "number", "purpose", "paper", "paper_name", "card", "card_name", "uploaded_at"},
       "from versions t join submissions s on s.id = t.submission where s.partner = ? order by t.id"},
      {"checks",
       {"t.id", "version_id", "t.state", "queued_at", "ended_at", "t.conclusion", "error_code", "error_reason", "report", "page_ru",
        "page_en"},
       "from checks t where t.partner = ? and t.version_id is not null order by t.id"},
      {"findings",
       {"check_id", "number", "rule", "outcome", "severity", "clause", "source", "message_ru", "message_en", "expected", "observed",
        "fingerprint"},
       "from findings t join checks c on c.id = t.check_id where c.partner = ? order by check_id, number"},
      {"decisions",
       {"t.id", "submission", "t.version", "kind", "from_state", "to_state", "reason", "at"},
       "from decisions t join submissions s on s.id = t.submission where s.partner = ? order by t.id"},
      {"answers",
       {"t.id", "submission", "fingerprint", "body", "at"},
       "from answers t join submissions s on s.id = t.submission where s.partner = ? order by t.id"},
      {"amendments",
       {"t.id", "submission", "t.agreement_number", "t.client_inn", "clause", "body", "consent", "approved_at", "withdrawn_at"},
       "from amendments t join submissions s on s.id = t.submission where s.partner = ? order by t.id"},
      {"acts",
       {"id", "payout", "periods", "amount", "debited_on", "received_on", "due_on", "ledger_scan_on", "state", "scan_on", "version",
        "conclusion", "created_at", "changed_at"},
       "from acts where partner = ? order by id"},
      {"act_versions",
       {"t.id", "act", "number", "paper", "paper_name", "uploaded_at"},
       "from act_versions t join acts a on a.id = t.act where a.partner = ? order by t.id"},
      {"act_checks",
       {"t.id", "act_version", "t.state", "queued_at", "ended_at", "t.conclusion", "error_code", "error_reason", "report", "page_ru",
        "page_en"},
       "from checks t where t.partner = ? and t.act_version is not null order by t.id"},
      {"act_decisions",
       {"t.id", "act", "t.version", "kind", "reason", "at"},
       "from act_decisions t join acts a on a.id = t.act where a.partner = ? order by t.id"},
      {"trail",
       {"number", "at", "who_name", "action", "subject", "detail", "previous", "hash"},
       "from trail where partner = ? order by number"}};
  return all;
}

// "t.id" -> "id".
std::string column_name(std::string_view column) {
  const std::size_t dot = column.find('.');
  return std::string(dot == std::string_view::npos ? column : column.substr(dot + 1));
}

bool is_paper_column(std::string_view name) {
  return name == "paper" || name == "card" || name == "report" || name == "page_ru" || name == "page_en";
}

// An ending for people's programs; the name itself says nothing about paths.
std::string ending_of(std::string_view column, std::string_view name) {
  for (const std::string_view known : {".docx", ".pdf"}) {
    if ((column == "paper" || column == "card") && name.size() > known.size() && name.ends_with(known)) {
      return std::string(known);
    }
  }
  return column == "report" ? ".json" : column.starts_with("page") ? ".html" : ".bin";
}

struct NamedPaper {
  std::string file, name;
};

void put_cell_of_export(JsonText& json, const StoredCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    json.text(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&cell); number != nullptr && *number >= 0) {
    json.number(static_cast<std::size_t>(*number));
  } else {
    json.null();
  }
}

// The rows of a table as objects; the papers that they name are noted.
void put_table(JsonText& json, StoreWork& work, const ExportedTable& table, std::int64_t partner, std::map<std::string, NamedPaper>& papers,
               std::size_t& count) {
  std::string sql = "select ";
  for (const char* const column : table.columns) {
    sql += (sql.size() > 7 ? ", " : "") + std::string(column);
  }
  json.key(table.name).open_array();
  for (const StoredRow& row : work.rows(sql + " " + table.from, {partner})) {
    json.open_object();
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
      const std::string name = column_name(table.columns[index]);
      json.key(name);
      put_cell_of_export(json, row[index]);
      if (const std::string paper = text_of(row, index); is_paper_column(name) && !paper.empty()) {
        const std::string called = name == "paper" || name == "card" ? text_of(row, index + 1) : std::string();
        papers.emplace(paper, NamedPaper{"papers/" + paper + ending_of(name, called), called});
      }
    }
    json.close_object();
    ++count;
  }
  json.close_array();
}

Result<void> put_file(const std::string& path, std::string_view bytes) {
  std::FILE* const file = std::fopen(path.c_str(), "wbx");
  const bool opened = file != nullptr;
  const bool written = opened && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = opened && std::fclose(file) == 0;
  return written && closed ? Result<void>() : fail(ErrorCode::Internal, path, "export-failed");
}

// Every line of the sums is what its file holds.
Result<void> verify_sums(const std::string& folder, const std::map<std::string, std::string>& sums) {
  for (const auto& [file, sha256] : sums) {
    Result<std::string> bytes = read_file(folder + "/" + file, kLargestExport);
    if (!bytes && bytes.error().code == ErrorCode::Empty) {
      bytes = std::string();
    }
    if (!bytes || sha256_hex(*bytes) != sha256) {
      return fail(ErrorCode::Internal, folder + "/" + file, "export-failed");
    }
  }
  return {};
}

}  // namespace

Result<ExportCount> export_partner(Store& store, const Actor& actor, std::int64_t partner, const std::string& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder + "/papers", problem);
  std::size_t present = 0;
  for (std::filesystem::recursive_directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem)) {
    ++present;
  }
  if (problem || present != 1) {
    return fail(ErrorCode::Usage, folder, "export-target");
  }
  ExportCount count;
  std::map<std::string, NamedPaper> papers;
  std::map<std::string, bool> removed;
  JsonText json;
  {
    StoreWork work = store.reading();
    const std::optional<PartnerCompany> company = find_partner(work, partner);
    if (!company) {
      return work.refused(ErrorCode::NotFound, "", "no-such-partner");
    }
    json.open_object().text("exported_at", work.now()).key("partner").open_object();
    json.number("id", static_cast<std::size_t>(company->id)).text("name", company->name).text("inn", company->inn);
    json.text("email", company->email).close_object();
    for (const ExportedTable& table : exported_tables()) {
      put_table(json, work, table, partner, papers, count.rows);
    }
    for (const auto& [sha256, paper] : papers) {
      removed[sha256] = is_removed_paper(work, sha256);
    }
    if (const Result<void> done = work.commit(); !done) {
      return fail(done.error());
    }
  }
  std::map<std::string, std::string> sums;  // by file
  json.key("papers").open_array();
  for (const auto& [sha256, paper] : papers) {
    json.open_object().text("sha256", sha256).key("file");
    removed[sha256] ? json.null() : json.text(paper.file);
    json.text("name", paper.name).close_object();
    if (removed[sha256]) {
      ++count.removed;
      continue;
    }
    const Result<std::string> bytes = store.papers().read(sha256);
    const Result<void> put = bytes ? put_file(folder + "/" + paper.file, *bytes) : Result<void>(fail(bytes.error()));
    if (!put) {
      return fail(put.error());
    }
    sums.emplace(paper.file, sha256);
    ++count.papers;
  }
  json.close_array().close_object();
  const std::string text = json.str() + "\n";
  sums.emplace("partner.json", sha256_hex(text));
  std::string listed;
  for (const auto& [file, sha256] : sums) {
    listed += sha256 + "  " + file + "\n";
  }
  for (const auto& [name, bytes] : {std::pair<const char*, const std::string*>{"/partner.json", &text},
                                    std::pair<const char*, const std::string*>{"/SHA256SUMS", &listed}}) {
    if (const Result<void> put = put_file(folder + name, *bytes); !put) {
      return fail(put.error());
    }
  }
  if (const Result<void> verified = verify_sums(folder, sums); !verified) {
    return fail(verified.error());
  }
  StoreWork work = store.writing();
  add_to_trail(work, actor, "partner.exported", "partner/" + std::to_string(partner), partner,
               "{\"rows\": " + std::to_string(count.rows) + ", \"papers\": " + std::to_string(count.papers) + "}");
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return count;
}

}  // namespace sverka
