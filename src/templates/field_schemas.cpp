// The names of the kinds of values, as templates and manifests write them.
#include <array>
#include <utility>

#include "templates/template.hpp"

namespace sverka {
namespace {

constexpr std::array<std::pair<FieldSchema, std::string_view>, 29> kSchemaNames = {{
    {FieldSchema::Text, "text"},
    {FieldSchema::OrganisationName, "organisation_name"},
    {FieldSchema::PersonName, "person_name"},
    {FieldSchema::Position, "position"},
    {FieldSchema::Basis, "basis"},
    {FieldSchema::Address, "address"},
    {FieldSchema::Inn, "inn"},
    {FieldSchema::Kpp, "kpp"},
    {FieldSchema::InnKpp, "inn_kpp"},
    {FieldSchema::Ogrn, "ogrn"},
    {FieldSchema::Account, "account"},
    {FieldSchema::CorrespondentAccount, "correspondent_account"},
    {FieldSchema::Bic, "bic"},
    {FieldSchema::Bank, "bank"},
    {FieldSchema::Date, "date"},
    {FieldSchema::Day, "day"},
    {FieldSchema::Month, "month"},
    {FieldSchema::Year, "year"},
    {FieldSchema::Amount, "amount"},
    {FieldSchema::AmountInWords, "amount_in_words"},
    {FieldSchema::Number, "number"},
    {FieldSchema::DocumentNumber, "document_number"},
    {FieldSchema::Phone, "phone"},
    {FieldSchema::Email, "email"},
    {FieldSchema::Site, "site"},
    {FieldSchema::City, "city"},
    {FieldSchema::Choice, "choice"},
    {FieldSchema::Signature, "signature"},
    {FieldSchema::Picture, "picture"},
}};

}  // namespace

std::string_view name_of(FieldSchema schema) {
  if (schema == FieldSchema::CheckBox) {
    return "check_box";
  }
  for (const auto& [known, name] : kSchemaNames) {
    if (known == schema) {
      return name;
    }
  }
  return "text";
}

std::optional<FieldSchema> parse_field_schema(std::string_view name) {
  if (name == "check_box") {
    return FieldSchema::CheckBox;
  }
  if (name == "ogrnip") {
    return FieldSchema::Ogrn;
  }
  for (const auto& [schema, known] : kSchemaNames) {
    if (known == name) {
      return schema;
    }
  }
  return std::nullopt;
}

}  // namespace sverka
