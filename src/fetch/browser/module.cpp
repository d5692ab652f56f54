// What the module exports (fetch/browser.hpp).
#include "fetch/browser/chromium.hpp"

extern "C" __attribute__((visibility("default"))) sverka::Browser* sverka_make_browser(const sverka::BrowserTerms& terms) {
  return sverka::make_chromium(terms).release();
}
