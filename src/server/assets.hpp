// The style and the script of the desk's pages, and its picture: all that a page may load.
#pragma once

#include <string_view>

#include "server/visit.hpp"

namespace sverka {

extern const std::string_view kDeskStyle;   // assets_style.cpp
extern const std::string_view kDeskScript;  // assets_script.cpp
extern const std::string_view kDeskIcon;

HttpReply send_asset(DeskContext& context, const Visit& visit);

}  // namespace sverka
