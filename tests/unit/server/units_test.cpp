// The units that are shipped: what confines one service confines the other.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "support/source_tree.hpp"

namespace sverka {
namespace {

using UnitLines = std::multimap<std::string, std::string>;

UnitLines service_of(const std::string& name) {
  std::istringstream text(bytes_of(source_folder() / "packaging/systemd" / name));
  UnitLines lines;
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("[")) {
      inside = line == "[Service]";
    } else if (const std::size_t equals = line.find('='); inside && !line.starts_with("#") && equals != std::string::npos) {
      lines.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
  }
  return lines;
}

TEST(Units, TheScheduleIsConfinedAsTheServerIsButForTheNetwork) {
  // How each is started and ended; and the schedule fetches, which the server never does.
  const std::set<std::string> own = {"Type",       "ExecStart",      "Restart",       "SuccessExitStatus", "User",
                                     "KillSignal", "TimeoutStopSec", "IPAddressDeny", "IPAddressAllow",    "TimeoutStartSec"};
  UnitLines server = service_of("sverka.service"), schedule = service_of("sverka-schedule.service");
  for (const std::string& key : own) {
    server.erase(key);
    schedule.erase(key);
  }
  EXPECT_EQ(server, schedule);
  EXPECT_GT(server.size(), 25u);
}

TEST(Units, EachIsConfined) {
  for (const char* const name : {"sverka.service", "sverka-schedule.service"}) {
    const UnitLines lines = service_of(name);
    const auto one = [&](const char* key) { return lines.count(key) == 1 ? lines.find(key)->second : std::string("not once"); };
    for (const char* const yes : {"DynamicUser", "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "PrivateUsers",
                                  "ProtectClock", "ProtectKernelModules", "ProtectKernelTunables", "ProtectControlGroups",
                                  "RestrictNamespaces", "RestrictSUIDSGID", "LockPersonality", "MemoryDenyWriteExecute"}) {
      EXPECT_EQ(one(yes), "yes") << name << " " << yes;
    }
    EXPECT_EQ(one("ProtectSystem"), "strict") << name;
    EXPECT_EQ(one("CapabilityBoundingSet"), "") << name;
    EXPECT_EQ(one("SystemCallErrorNumber"), "EPERM") << name;
    EXPECT_EQ(one("SystemCallFilter").find("@sandbox"), std::string::npos) << name << ": Debian 12 does not know it";
    EXPECT_NE(one("SystemCallFilter").find("landlock_restrict_self"), std::string::npos) << name;
  }
  EXPECT_EQ(service_of("sverka.service").find("IPAddressDeny")->second, "any");
}

}  // namespace
}  // namespace sverka
