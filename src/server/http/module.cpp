// What the module exports (server/http.hpp).
#include "server/http/http_server.hpp"

extern "C" __attribute__((visibility("default"))) void sverka_http_module(sverka::HttpModule& module) {
  module.make = sverka::make_http_server;
}
