#include "server/page_table.hpp"

namespace sverka {

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

std::string table_end(const std::string& foot) {
  return "</tbody>" + (foot.empty() ? foot : "<tfoot>" + foot + "</tfoot>") + "</table></div>\n";
}

}  // namespace sverka
