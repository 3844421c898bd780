#include "sunward/model/registry.hpp"

#include <gtest/gtest.h>

#include <string>

#include "sunward/base/text.hpp"

namespace sunward::model {
namespace {

TEST(Registry, StandsInTheOrderOfTheVariant) {
  std::size_t index = 0;
  for_each_kind([&](auto kind) {
    using Spec = typename decltype(kind)::spec;
    const decltype(Component::spec) spec{Spec{}};
    EXPECT_EQ(spec.index(), index++) << kind.name;
  });
  EXPECT_EQ(index, std::variant_size_v<decltype(Component::spec)>);
}

TEST(Registry, NamesAComponentByItsKind) {
  Component component;
  component.spec = component::HydrogenDemand{};
  EXPECT_EQ(kind_name(component), "hydrogen_demand");
}

TEST(Registry, HasAWordInTheMessageTableForEveryKind) {
  for_each_kind([](auto kind) {
    const std::string key = "asset." + std::string(kind.name);
    EXPECT_NE(text(Language::zh, key).front(), '<') << key;
  });
}

TEST(Carrier, IsSpeltAsInTheCaseFile) {
  EXPECT_STREQ(to_string(Carrier::electricity), "electricity");
  EXPECT_STREQ(to_string(Carrier::hydrogen), "hydrogen");
}

}  // namespace
}  // namespace sunward::model
