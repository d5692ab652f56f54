#include "checks/configuration.hpp"

#include <gtest/gtest.h>

namespace sverka {
namespace {

TEST(Configuration, ReadsLimitsAndPaths) {
  const auto loaded = load_configuration(
      "[limits]\nfile_bytes = 1000\nworkers = 4\nwall_seconds = 7\n[paths]\nchecks = "
      "\"rules\"\n[fetch]\ndelay_ms = 0\n",
      "sverka.toml");
  ASSERT_TRUE(loaded) << loaded.error().detail;
  EXPECT_EQ(loaded->reading.file_bytes, 1000u);
  EXPECT_EQ(loaded->reading.entries, ReadLimits().entries);
  EXPECT_EQ(loaded->isolation.workers, 4u);
  EXPECT_EQ(loaded->isolation.wall, std::chrono::seconds(7));
  EXPECT_EQ(loaded->checks_folder, "rules");
  EXPECT_FALSE(loaded->templates_folder);
}

TEST(Configuration, TheCrawlerIsToldWhomItIsAndWhereItMayGo) {
  const auto loaded = load_configuration(
      "[fetch]\nallow_address = [\"127.0.0.1/32\"]\nallow_port = [8080, 8081]\ndelay_ms = 0\ncontact = \"https://e.com/bot\"\n"
      "pages = 7\nsubdomains = true\n[company]\nhosts = [\"company.example\"]\n",
      "sverka.toml");
  ASSERT_TRUE(loaded) << loaded.error().detail;
  EXPECT_EQ(loaded->fetch.allow_address, std::vector<std::string>{"127.0.0.1/32"});
  EXPECT_EQ(loaded->fetch.allow_port, (std::vector<unsigned>{8080, 8081}));
  EXPECT_EQ(loaded->fetch.politeness.delay_ms, 0);
  EXPECT_EQ(loaded->fetch.limits.pages, 7u);
  EXPECT_EQ(loaded->fetch.scope.subdomains, Subdomains::Included);
  EXPECT_EQ(loaded->fetch.scope.company_hosts, std::vector<std::string>{"company.example"});
  EXPECT_EQ(user_agent_of(loaded->fetch), "Mozilla/5.0 (compatible; SverkaBot/0.1; +https://e.com/bot)");
  for (const char* wrong : {"[fetch]\nallow_port = [0]\n", "[fetch]\nallow_port = [65536]\n", "[fetch]\ndelay_ms = -1\n",
                            "[fetch]\ndelays = 1\n", "[fetch]\nuser_agent = \"x\\r\\nHost: y\"\n", "[fetch]\ndelay_ms = \"0\"\n"}) {
    EXPECT_FALSE(load_configuration(wrong, "sverka.toml")) << wrong;
  }
  Configuration configuration;
  ASSERT_TRUE(override_configuration(configuration, "SVERKA_FETCH_ALLOW_ADDRESS", "127.0.0.1/32, 10.0.0.0/8"));
  ASSERT_TRUE(override_configuration(configuration, "SVERKA_FETCH_ALLOW_PORT", "8080"));
  ASSERT_TRUE(override_configuration(configuration, "SVERKA_FETCH_DELAY_MS", "5"));
  EXPECT_EQ(configuration.fetch.allow_address, (std::vector<std::string>{"127.0.0.1/32", "10.0.0.0/8"}));
  EXPECT_EQ(configuration.fetch.politeness.delay_ms, 5);
  EXPECT_FALSE(override_configuration(configuration, "SVERKA_FETCH_DELAY_MS", "soon"));
  EXPECT_FALSE(override_configuration(configuration, "SVERKA_FETCH_ALLOW_PORT", "0"));
}

TEST(Configuration, TheServerIsToldHowLongItWaitsAndTheStoreHowLongItKeeps) {
  const auto loaded = load_configuration("[server]\nqueued = 7\npatience_seconds = 3\n[store]\nretention_days = 1825\n", "sverka.toml");
  ASSERT_TRUE(loaded) << loaded.error().detail;
  EXPECT_EQ(loaded->server.queued, 7);
  EXPECT_EQ(loaded->server.daily, Configuration().server.daily);
  EXPECT_EQ(loaded->server.patience_seconds, 3);
  EXPECT_EQ(loaded->retention_days, 1825);
  for (const char* wrong : {"[server]\npatience_seconds = 0\n", "[server]\npatience = 1\n", "[server]\nqueued = \"7\"\n",
                            "[store]\nretention_days = 0\n", "[store]\nretention_days = 40000\n", "[store]\nretention_days = \"1\"\n"}) {
    EXPECT_FALSE(load_configuration(wrong, "sverka.toml")) << wrong;
  }
  Configuration configuration;
  ASSERT_TRUE(override_configuration(configuration, "SVERKA_SERVER_PATIENCE_SECONDS", "4"));
  EXPECT_EQ(configuration.server.patience_seconds, 4);
  EXPECT_FALSE(override_configuration(configuration, "SVERKA_SERVER_PATIENCE_SECONDS", "soon"));
  EXPECT_FALSE(override_configuration(configuration, "SVERKA_SERVER_PATIENCE", "4"));
}

TEST(Configuration, EmptyIsTheDefaults) {
  const auto loaded = load_configuration("", "sverka.toml");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->reading.file_bytes, ReadLimits().file_bytes);
}

TEST(Configuration, RefusesWhatItDoesNotKnow) {
  struct Case {
    const char* toml;
    const char* where;
    const char* reason;
  };
  const Case cases[] = {{"[limits]\nfile_byte = 5\n", "sverka.toml:2", "config-invalid"},
                        {"[limits]\nfile_bytes = 0\n", "sverka.toml:2", "config-invalid"},
                        {"[limits]\nfile_bytes = \"much\"\n", "sverka.toml:2", "config-invalid"},
                        {"[limit]\n", "sverka.toml:1", "config-invalid"},
                        {"[paths]\ncheck = \"x\"\n", "sverka.toml:2", "config-invalid"},
                        {"\n[paths\n", "sverka.toml:2", "toml-malformed"}};
  for (const Case& example : cases) {
    const auto loaded = load_configuration(example.toml, "sverka.toml");
    ASSERT_FALSE(loaded) << example.toml;
    EXPECT_EQ(loaded.error().code, ErrorCode::Usage);
    EXPECT_EQ(loaded.error().reason, example.reason);
    EXPECT_EQ(loaded.error().where.rfind(example.where, 0), 0u) << loaded.error().where;
  }
}

TEST(Configuration, TheEnvironmentGoesOverTheFile) {
  Configuration configuration;
  ASSERT_TRUE(override_configuration(configuration, "SVERKA_LIMITS_FILE_BYTES", "77"));
  ASSERT_TRUE(override_configuration(configuration, "SVERKA_PATHS_TEMPLATES", "/t"));
  ASSERT_TRUE(override_configuration(configuration, "SVERKA_STORE_URL", "sqlite:x"));
  ASSERT_TRUE(override_configuration(configuration, "SVERKA_HOME", "/h"));
  EXPECT_EQ(configuration.reading.file_bytes, 77u);
  EXPECT_EQ(configuration.templates_folder, "/t");
  for (const char* wrong : {"", "-1", "0", "5x", "99999999999999999999"}) {
    const auto set = override_configuration(configuration, "SVERKA_LIMITS_WORKERS", wrong);
    ASSERT_FALSE(set) << wrong;
    EXPECT_EQ(set.error().reason, "environment-invalid");
  }
  EXPECT_FALSE(override_configuration(configuration, "SVERKA_LIMITS_WORKER", "5"));
}

}  // namespace
}  // namespace sverka
