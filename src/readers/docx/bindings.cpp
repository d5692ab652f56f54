#include "readers/docx/bindings.hpp"

#include <algorithm>
#include <vector>

#include "readers/docx/measure.hpp"

namespace sverka {
namespace {

constexpr std::string_view kCoreProperties = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
constexpr std::string_view kExtendedProperties = "{6668398D-A668-4E3E-A5EB-62B293D839F1}";

struct Step {
  std::string name;  // without a prefix
  int number = 1;
  bool attribute = false;
};

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::optional<std::vector<Step>> parse_path(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    if (path.front() != '/') {
      return std::nullopt;
    }
    path.remove_prefix(1);
    std::string_view one = path.substr(0, path.find('/'));
    path.remove_prefix(one.size());
    Step step;
    if (!one.empty() && one.front() == '@') {
      step.attribute = true;
      one.remove_prefix(1);
    }
    const std::size_t bracket = one.find('[');
    if (bracket != std::string_view::npos) {
      const auto number = one.back() == ']' ? parse_integer(one.substr(bracket + 1, one.size() - bracket - 2)) : std::nullopt;
      if (!number) {
        return std::nullopt;
      }
      step.number = *number;
      one = one.substr(0, bracket);
    }
    step.name = local_name(one);
    if (step.name.empty() || steps.size() > 64) {
      return std::nullopt;
    }
    steps.push_back(std::move(step));
  }
  return steps.empty() ? std::nullopt : std::optional(std::move(steps));
}

std::optional<std::string> follow(const XmlTree& xml, const std::vector<Step>& steps) {
  std::uint32_t at = xml.root();
  if (at == 0 || local_name(xml.name(at)) != steps.front().name) {
    return std::nullopt;
  }
  for (std::size_t index = 1; index < steps.size(); ++index) {
    const Step& step = steps[index];
    if (step.attribute) {
      return xml.has_attribute(at, step.name) ? std::optional<std::string>(xml.attribute(at, step.name)) : std::nullopt;
    }
    int number = step.number;
    std::uint32_t found = 0;
    for (std::uint32_t child = xml.first_child(at); child != 0 && found == 0; child = xml.next(child)) {
      if (local_name(xml.name(child)) == step.name && --number == 0) {
        found = child;
      }
    }
    if (found == 0) {
      return std::nullopt;
    }
    at = found;
  }
  return xml.text_of(at);
}

bool same_id(std::string_view one, std::string_view two) {
  return one.size() == two.size() && std::equal(one.begin(), one.end(), two.begin(), [](char left, char right) {
           const auto fold = [](char letter) { return letter >= 'a' && letter <= 'f' ? static_cast<char>(letter - 32) : letter; };
           return fold(left) == fold(right);
         });
}

std::vector<std::string> stores_with_id(Parts& parts, std::string_view store_id) {
  std::vector<std::string> named, others;
  if (const Relation* core = parts.relation_of_type({}, "metadata/core-properties")) {
    (same_id(store_id, kCoreProperties) ? named : others).push_back(core->target);
  }
  if (const Relation* extended = parts.relation_of_type({}, "extended-properties")) {
    (same_id(store_id, kExtendedProperties) ? named : others).push_back(extended->target);
  }
  const Relation* root = parts.relation_of_type({}, "officeDocument");
  if (root == nullptr) {
    return named;
  }
  const std::vector<Relation> relations = parts.relations(root->target);
  for (const Relation& relation : relations) {
    if (relation.type != "customXml" || relation.mode == TargetMode::External || !parts.package().has(relation.target)) {
      continue;
    }
    const Relation* properties = parts.relation_of_type(relation.target, "customXmlProps");
    const XmlTree* item = properties == nullptr ? nullptr : parts.tree(properties->target);
    const bool wanted = item != nullptr && same_id(item->attribute(item->root(), "ds:itemID"), store_id);
    (wanted ? named : others).push_back(relation.target);
  }
  named.insert(named.end(), others.begin(), others.end());
  return named;
}

}  // namespace

std::optional<std::string> find_bound_value(Parts& parts, std::string_view store_id, std::string_view xpath) {
  const auto steps = parse_path(xpath);
  if (!steps) {
    return std::nullopt;
  }
  for (const std::string& store : stores_with_id(parts, store_id)) {
    const XmlTree* xml = parts.tree(store);
    if (xml == nullptr) {
      continue;
    }
    if (auto value = follow(*xml, *steps)) {
      return value;
    }
  }
  return std::nullopt;
}

}  // namespace sverka
