#include "sunward/input/suggest.hpp"

#include <gtest/gtest.h>

namespace sunward::input {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("abc", ""), 3);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3);  // Levenshtein's classic
  EXPECT_EQ(edit_distance("wnid", "wind"), 1);       // one swap
  EXPECT_EQ(edit_distance("ca", "abc"), 3);          // optimal string alignment, not true Damerau
}

TEST(NearestWord, FindsTheWordWithTheFewestEdits) {
  EXPECT_EQ(nearest_word("capacty_mw", {"capex", "capacity_mw", "power_mw"}), "capacity_mw");
}

TEST(NearestWord, FindsNothingWhenNothingIsNear) {
  EXPECT_EQ(nearest_word("zzzzzz", {"capacity_mw", "power_mw"}), "");
  EXPECT_EQ(nearest_word("", {"a"}), "");
}

TEST(NearestWord, TakesABeginningForTheWord) {
  EXPECT_EQ(nearest_word("hub_height", {"hub_height_m", "height"}), "hub_height_m");
}

TEST(DidYouMean, ListsWhatIsKnownWhenNothingIsNear) {
  EXPECT_EQ(did_you_mean("zzzzzz", {"a", "b"}).english(), "Known: a, b.");
}

}  // namespace
}  // namespace sunward::input
