#include "sunward/base/phrase.hpp"

#include <gtest/gtest.h>

#include "sunward/base/error.hpp"

namespace sunward {
namespace {

TEST(Phrase, OfWordsIsTheSameInEveryLanguage) {
  const Phrase words = "wind_1";
  EXPECT_EQ(words.in(Language::en), "wind_1");
  EXPECT_EQ(words.in(Language::zh), "wind_1");
}

TEST(Phrase, OfARowIsRenderedWithItsValues) {
  const Phrase range = phrase("range.between", {{"min", 0}, {"max", "1.5"}});
  EXPECT_EQ(range.in(Language::en), "0 to 1.5");
  EXPECT_EQ(range.in(Language::zh), "0 至 1.5");
}

TEST(Phrase, RendersAValueThatIsARowInTheSameLanguage) {
  const Phrase fault = phrase("fault.type_expected", {{"wanted", phrase("type.whole_number")}});
  EXPECT_EQ(fault.in(Language::en), "a whole number is expected here.");
  EXPECT_EQ(fault.in(Language::zh), "此处应为整数。");
}

TEST(Phrase, JoinsPartsByRowsOfTheTable) {
  const Phrase list = joined({"a", "b", "c"}, "explain.separator", "explain.last_separator");
  EXPECT_EQ(list.in(Language::en), "a, b and c");
  EXPECT_EQ(list.in(Language::zh), "a、b和c");
  EXPECT_TRUE(joined({}, "explain.separator", "explain.last_separator").empty());
}

TEST(Phrase, ThatWasRenderedKeepsBothTexts) {
  const Phrase stored = Phrase::rendered("yes", "是");
  EXPECT_EQ(stored.in(Language::en), "yes");
  EXPECT_EQ(stored.in(Language::zh), "是");
  EXPECT_TRUE(Phrase::rendered("", "").empty());
}

TEST(Phrase, IsEqualByKeyAndValues) {
  EXPECT_EQ(phrase("range.rows", {{"rows", 3}}), phrase("range.rows", {{"rows", 3}}));
  EXPECT_FALSE(phrase("range.rows", {{"rows", 3}}) == phrase("range.rows", {{"rows", 4}}));
}

TEST(FaultText, IsOneLineInEitherLanguage) {
  Fault fault;
  fault.file = "park.toml";
  fault.line = 3;
  fault.key = "site.latitude_deg";
  fault.value = "139";
  fault.unit = "deg";
  fault.range = phrase("range.between", {{"min", -90}, {"max", 90}});
  fault.tell(told("out_of_range_from", {{"range", fault.range}}));
  EXPECT_EQ(to_string(fault),
            "park.toml:3: site.latitude_deg = 139 [deg]: the value is out of range. Allowed: -90 "
            "to 90. Give a value from -90 to 90; check the unit.");
  EXPECT_EQ(to_string(fault, Language::zh),
            "park.toml:3: site.latitude_deg = 139 [deg]: 该值超出范围。允许：-90 至 90。"
            "请给出 -90 至 90 之间的值，并核对单位。");
}

TEST(FaultText, WithoutAFileNamesTheLine) {
  Fault fault;
  fault.line = 7;
  fault.message = "x";
  EXPECT_EQ(to_string(fault), "line 7: x");
  EXPECT_EQ(to_string(fault, Language::zh), "第 7 行: x");
}

}  // namespace
}  // namespace sunward
