#include "sunward/input/pypsa/attributes.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace sunward::input::pypsa {
namespace {

TEST(Attributes, FindsThoseOfFurtherPorts) {
  ASSERT_NE(find_attribute("links", "efficiency3"), nullptr);
  EXPECT_EQ(find_attribute("links", "efficiency3")->standard, 1.0);
  ASSERT_NE(find_attribute("links", "bus2"), nullptr);
  EXPECT_EQ(find_attribute("links", "bus2")->name, "bus1");
  ASSERT_NE(find_attribute("links", "delay2"), nullptr);
  EXPECT_EQ(find_attribute("links", "delay2")->treatment, Treatment::refused);
  ASSERT_NE(find_attribute("processes", "rate4"), nullptr);
  EXPECT_EQ(find_attribute("generators", "efficiency3"), nullptr);
  EXPECT_EQ(find_attribute("links", "region"), nullptr);
}

TEST(Attributes, SplitsNumbersOffNames) {
  EXPECT_EQ(split_number("bus12").number, 12);
  EXPECT_EQ(split_number("bus12").name, "bus");
  EXPECT_EQ(split_number("bus").number, -1);
  EXPECT_EQ(split_number("7").number, -1);
}

/// The page must name every attribute that is refused, so that nobody learns it from a fault alone.
TEST(Attributes, AreNamedInTheGuideWhenRefused) {
  std::ifstream file(std::string(SUNWARD_SOURCE_DIR) + "/docs/guide/pypsa.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const std::string_view list : known_lists())
    for (const Attribute& attribute : attributes_of(list))
      if (attribute.treatment == Treatment::refused) {
        const std::string quoted = std::string(1, '`').append(attribute.name).append(1, '`');
        EXPECT_NE(text.str().find(quoted), std::string::npos) << list << "." << attribute.name;
      }
}

}  // namespace
}  // namespace sunward::input::pypsa
