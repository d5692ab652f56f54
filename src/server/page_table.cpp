#include "server/page_table.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace sverka {
namespace {

std::vector<std::string_view> heads_of(std::string_view table) {
  constexpr std::string_view kHead = "<th scope=\"col\"";
  std::vector<std::string_view> heads;
  for (std::size_t at = table.find(kHead); at != std::string_view::npos; at = table.find(kHead, at)) {
    at = table.find('>', at) + 1;
    heads.push_back(table.substr(at, table.find("</th>", at) - at));
  }
  return heads;
}

// How many columns the cell takes whose tag this is.
std::size_t columns_of(std::string_view tag) {
  constexpr std::string_view kSpan = "colspan=\"";
  std::size_t count = 1;
  if (const std::size_t at = tag.find(kSpan); at != std::string_view::npos) {
    std::from_chars(tag.data() + at + kSpan.size(), tag.data() + tag.size(), count);
  }
  return count;
}

std::string with_captions(std::string_view rows, const std::vector<std::string_view>& heads) {
  std::string out;
  std::size_t column = 0;
  while (!rows.empty()) {
    const std::size_t end = rows.front() == '<' ? rows.find('>') + 1 : std::min(rows.find('<'), rows.size());
    const std::string_view piece = rows.substr(0, end == 0 ? rows.size() : end);
    rows.remove_prefix(piece.size());
    const bool is_cell = piece.starts_with("<td") || piece.starts_with("<th");
    column = piece == "<tr>" || piece.starts_with("<tr ") ? 0 : column;
    if (piece.starts_with("<td") && column < heads.size()) {
      out += "<td data-of=\"" + std::string(heads[column]) + "\"" + std::string(piece.substr(3));
    } else {
      out += piece;
    }
    column += is_cell ? columns_of(piece) : 0;
  }
  return out;
}

}  // namespace

std::string table_start(const DeskPage& page, std::string_view label, std::initializer_list<ColumnHead> heads, std::string_view look) {
  std::string table = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + page.say(label) + "\"><table class=\"" +
                      std::string(look) + "\"><thead><tr>";
  for (const ColumnHead& head : heads) {
    if (head.column != Column::Omitted) {
      table +=
          std::string("<th scope=\"col\"") + (head.column == Column::Number ? " class=\"sum\"" : "") + ">" + page.say(head.key) + "</th>";
    }
  }
  return table + "</tr></thead><tbody>\n";
}

std::string finished(const std::string& table, const std::string& foot) {
  constexpr std::string_view kBody = "<tbody>";
  const std::size_t rows = table.rfind(kBody);
  const std::string head = table.substr(0, rows + kBody.size());
  // Tables do not stand in each other, and what is before this one has heads of its own.
  const std::vector<std::string_view> heads = heads_of(std::string_view(head).substr(head.rfind("<thead>")));
  return head + with_captions(std::string_view(table).substr(head.size()), heads) + "</tbody>" +
         (foot.empty() ? foot : "<tfoot>" + foot + "</tfoot>") + "</table></div>\n";
}

}  // namespace sverka
