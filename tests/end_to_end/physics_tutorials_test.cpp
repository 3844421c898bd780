// The tutorials on flow batteries, membranes and electrolysers: their commands work as they stand
// there, and say what the pages show.
#include <gtest/gtest.h>

#include <sstream>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// The words of a text with one space between them: columns may be wider than on the page.
std::string squeezed(const std::string& text) {
  std::string out;
  for (const std::string& word : words_of(text)) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> squeezed_lines(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(squeezed(line));
  return lines;
}

/// The number a word is, thousands and marks taken off; nothing for other words.
std::optional<double> number_in(std::string word) {
  std::erase_if(word, [](char c) { return c == ',' || c == '*' || c == '%'; });
  char* end = nullptr;
  const double value = std::strtod(word.c_str(), &end);
  if (word.empty() || end != word.c_str() + word.size()) return std::nullopt;
  return value;
}

/// The same words, the same numbers to 2 % or one unit: another processor plans to other digits.
bool alike(const std::string& one, const std::string& other) {
  const std::vector<std::string> left = words_of(one), right = words_of(other);
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](const auto& a, const auto& b) {
           const auto x = number_in(a), y = number_in(b);
           if (!x || !y) return a == b;
           const double unit = a.find('.') == std::string::npos ? 1.0 : 0.1;
           return std::abs(*x - *y) <= std::max(0.02 * std::abs(*x), unit * 1.001);
         });
}

/// Runs every command of a page in one folder; each line of a block ```text must be a line of what
/// the last command said. "..." alone stands for lines left out.
class Page {
 public:
  explicit Page(const std::string& name)
      : page_(read_file(fs::path(SUNWARD_SOURCE_DIR) / "docs/tutorial" / name)) {
    fs::create_directory_symlink(fs::path(SUNWARD_SOURCE_DIR) / "examples",
                                 scratch_.path() / "examples");
  }

  void run() {
    std::istringstream page(page_);
    bool in_text = false;
    for (std::string line; std::getline(page, line);) {
      if (line.starts_with("```")) {
        in_text = line == "```text";
        continue;
      }
      if (line.starts_with("./sunward ")) run_command(line);
      if (in_text) expect_said(line);
    }
  }
  [[nodiscard]] int commands() const { return commands_; }
  [[nodiscard]] int lines() const { return lines_; }
  [[nodiscard]] fs::path file(const std::string& name) const { return scratch_.path() / name; }

 private:
  void run_command(const std::string& line) {
    std::vector<std::string> command = words_of(line);
    command.erase(command.begin());
    const Outcome outcome = run_sunward(command, {scratch_.path(), {}});
    EXPECT_EQ(outcome.exit_code, 0) << line << "\n" << outcome.err;
    said_ = squeezed_lines(outcome.out);
    ++commands_;
  }

  void expect_said(const std::string& line) {
    const std::string wanted = squeezed(line);
    if (wanted.empty() || wanted == "...") return;
    ++lines_;
    EXPECT_TRUE(std::any_of(said_.begin(), said_.end(),
                            [&](const std::string& line_said) { return alike(wanted, line_said); }))
        << "the program does not say: " << line;
  }

  ScratchFolder scratch_;
  std::string page_;
  std::vector<std::string> said_;
  int commands_ = 0, lines_ = 0;
};

TEST(Tutorial, OfTheFlowBatteryShowsWhatTheProgramSays) {
  Page page("flow_battery.md");
  page.run();
  EXPECT_EQ(page.commands(), 4);
  EXPECT_GT(page.lines(), 10);
  EXPECT_TRUE(fs::exists(page.file("flow/report.html")));
}

TEST(Tutorial, OfTheMembranesShowsWhatTheProgramSays) {
  Page page("membrane_study.md");
  page.run();
  EXPECT_EQ(page.commands(), 1);
  EXPECT_GT(page.lines(), 10);
  EXPECT_TRUE(fs::exists(page.file("membranes/study.html")));
}

TEST(Tutorial, OfTheElectrolysersShowsWhatTheProgramSays) {
  Page page("electrolyser_fleet.md");
  page.run();
  EXPECT_EQ(page.commands(), 8);
  EXPECT_GT(page.lines(), 10);
  EXPECT_TRUE(fs::exists(page.file("fleet/report.html")));
}

}  // namespace
}  // namespace sunward::test
