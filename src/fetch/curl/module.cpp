// What the module exports (fetch/fetcher.hpp).
#include "fetch/curl/curl_fetcher.hpp"
#include "fetch/curl/domains.hpp"

extern "C" __attribute__((visibility("default"))) void sverka_fetch_module(sverka::FetchModule& module) {
  module.make_fetcher = sverka::make_curl_fetcher;
  module.domains = sverka::public_suffix_rules();
}
