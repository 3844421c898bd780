target_link_libraries(${target} PUBLIC Threads::Threads)  # synthetic years are made in parallel

# Embeds the project templates of `sunward init`.
foreach(language en zh)
  sunward_embed_text(OUTPUT embedded_template_${language}.cpp
    HEADER sunward/input/embedded_template.hpp NAMESPACE sunward::input::detail
    FUNCTION template_${language} INPUTS ${CMAKE_SOURCE_DIR}/data/template.${language}.toml)
endforeach()

# The membranes of flow batteries.
sunward_embed_text(OUTPUT embedded_membranes.cpp HEADER sunward/input/embedded_membranes.hpp
  NAMESPACE sunward::input::detail FUNCTION membranes INPUTS ${CMAKE_SOURCE_DIR}/data/membranes.toml)

# Tariffs a case file may name as its preset.
foreach(tariff shanxi_2022 shanxi_2022_super_peak shanxi_direct_trade)
  sunward_embed_text(OUTPUT embedded_tariff_${tariff}.cpp HEADER sunward/input/embedded_tariffs.hpp
    NAMESPACE sunward::input::detail FUNCTION tariff_${tariff}
    INPUTS ${CMAKE_SOURCE_DIR}/data/tariffs/${tariff}.toml)
endforeach()

# Regulations: clauses, supports, grid factors.
file(GLOB rule_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/rules/*.toml)
sunward_embed_text(OUTPUT embedded_rules.cpp HEADER sunward/input/embedded_rules.hpp
  NAMESPACE sunward::input::detail FUNCTION rule_files INPUTS ${rule_files})

# The catalogue of machines, a text per file: their sources have names of their own.
foreach(kind turbines pv_modules inverters electrolysers stacks)
  sunward_embed_text(OUTPUT embedded_catalogue_${kind}.cpp HEADER sunward/input/embedded_catalogue.hpp
    NAMESPACE sunward::input::detail FUNCTION catalogue_${kind}
    INPUTS ${CMAKE_SOURCE_DIR}/data/catalogue/${kind}.toml)
endforeach()
