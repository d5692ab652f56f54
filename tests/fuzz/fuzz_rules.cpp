// Any bytes as each of the TOML files that the product loads.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "checks/configuration.hpp"
#include "checks/load.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  sverka::RuleData rule_data;
  (void)sverka::load_rule(input, "rule.toml", "rule", "agreement", rule_data, sverka::Examples::Parse);
  (void)sverka::load_lexicon(input, "lexicon.toml", rule_data.lexicon);
  (void)sverka::load_messages(input, "messages.toml", rule_data.messages);
  (void)sverka::load_constructs(input, "constructs.toml", rule_data);
  (void)sverka::load_manifest(input, "template.toml");
  (void)sverka::load_amendments(input, "amendments.toml");
  (void)sverka::load_configuration(input, "sverka.toml");
  return 0;
}
