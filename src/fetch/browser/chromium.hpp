// Chromium as a Browser.
#pragma once

#include "fetch/browser.hpp"

namespace sverka {

// Null if the proxy cannot be started.
std::unique_ptr<Browser> make_chromium(const BrowserTerms& terms);

}  // namespace sverka
