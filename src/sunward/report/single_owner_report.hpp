// A single-owner result as a terminal table and for machines.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/finance/single_owner.hpp"

namespace sunward::report {

[[nodiscard]] std::string single_owner_table(const std::string& name,
                                             const finance::SingleOwnerResult& result,
                                             Language language);
/// Every figure and every line by year.
[[nodiscard]] std::string single_owner_json(const std::string& name,
                                            const finance::SingleOwnerResult& result);

}  // namespace sunward::report
