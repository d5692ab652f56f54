#include "fetch/address.hpp"

#include <gtest/gtest.h>

namespace sverka {
namespace {

TEST(Address, OnlyThePublicInternet) {
  for (const char* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.170",
                           "192.0.2.1",
                           "192.168.1.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "203.0.113.5",
                           "224.0.0.1",
                           "239.255.255.255",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:8.8.8.8",
                           "::127.0.0.1",
                           "64:ff9b::7f00:1",
                           "64:ff9b::808:808",
                           "64:ff9b:1::1",
                           "2002:7f00:1::",
                           "2002:808:808::",
                           "2001::1",
                           "2001:0:4136:e378::",
                           "2001:db8::1",
                           "100::1",
                           "fc00::1",
                           "fd12::1",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1",
                           "4000::1"}) {
    EXPECT_FALSE(is_public(*parse_address(text))) << text;
  }
  for (const char* text :
       {"8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "172.15.255.255",
        "172.32.0.0", "192.167.255.255", "223.255.255.255", "2a02:6b8::1", "2606:4700::1111", "2001:4860:4860::8888", "2003::1"}) {
    EXPECT_TRUE(is_public(*parse_address(text))) << text;
  }
}

TEST(Address, RangesAreRead) {
  struct Case {
    const char *range, *address;
    bool inside;
  };
  for (const Case& one : {Case{"127.0.0.1/32", "127.0.0.1", true}, Case{"127.0.0.1", "127.0.0.1", true},
                          Case{"127.0.0.1/32", "127.0.0.2", false}, Case{"10.0.0.0/8", "10.255.0.1", true},
                          Case{"10.0.0.0/9", "10.128.0.0", false}, Case{"0.0.0.0/0", "1.2.3.4", true}, Case{"fd00::/8", "fdff::1", true},
                          Case{"fd00::/8", "fc00::1", false}, Case{"0.0.0.0/0", "::1", false}, Case{"::1/128", "::1", true}}) {
    ASSERT_TRUE(parse_range(one.range)) << one.range;
    EXPECT_EQ(is_in(*parse_address(one.address), *parse_range(one.range)), one.inside) << one.range << " " << one.address;
  }
  for (const char* wrong :
       {"", "127.0.0.1/33", "127.0.0/8", "::1/129", "localhost", "1.2.3.4/", "1.2.3.4/-1", "0x7f.0.0.1", "2130706433"}) {
    EXPECT_FALSE(parse_range(wrong)) << wrong;
  }
}

TEST(Address, AllowedRangesAreExceptionsOnly) {
  const std::vector<AddressRange> allowed = {*parse_range("127.0.0.1/32")};
  EXPECT_TRUE(may_connect(*parse_address("127.0.0.1"), allowed));
  EXPECT_FALSE(may_connect(*parse_address("127.0.0.2"), allowed));
  EXPECT_FALSE(may_connect(*parse_address("::ffff:127.0.0.1"), allowed));
  EXPECT_TRUE(may_connect(*parse_address("8.8.8.8"), allowed));
}

}  // namespace
}  // namespace sverka
