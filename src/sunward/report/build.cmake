# Embeds the page built by npm in web/ into sunward_report. The launcher runs npm before CMake;
# by hand: (cd web && npm ci && npm run build).
set(SUNWARD_REPORT_BUNDLE ${CMAKE_SOURCE_DIR}/web/dist/report.template.html CACHE FILEPATH
  "Page template built by npm in web/")
option(SUNWARD_WITHOUT_REPORT "Build without the charts of report.html (sanitizers, tidy)" OFF)

set(report_page ${SUNWARD_REPORT_BUNDLE})
if(SKBUILD AND NOT SUNWARD_WITHOUT_REPORT AND NOT EXISTS ${report_page})
  message(NOTICE "The report page is not built (run ./sunward once): reports get no charts.")
  set(SUNWARD_WITHOUT_REPORT ON)  # a wheel must not need Node.js
endif()
if(SUNWARD_WITHOUT_REPORT)
  set(report_page ${CMAKE_SOURCE_DIR}/src/sunward/report/plain_page.html)
endif()
# The glob finds one file or none; a page that appears later makes CMake run again.
file(GLOB report_page_found CONFIGURE_DEPENDS ${report_page})
set(embedded_page ${CMAKE_BINARY_DIR}/generated/page_template.cpp)
add_custom_command(
  OUTPUT ${embedded_page}
  COMMAND ${CMAKE_COMMAND} -DPAGE=${report_page} -DOUTPUT=${embedded_page}
    -P ${CMAKE_SOURCE_DIR}/cmake/EmbedPage.cmake
  DEPENDS ${report_page_found} ${CMAKE_SOURCE_DIR}/cmake/EmbedPage.cmake
  COMMENT "Embedding the report page"
  VERBATIM)
target_sources(${target} PRIVATE ${embedded_page})
# .incbin reads the page when the file is assembled, so the object depends on the page as well.
set_source_files_properties(${embedded_page} PROPERTIES OBJECT_DEPENDS "${report_page_found}")
