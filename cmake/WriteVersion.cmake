# Run at build time (cmake -P): writes OUTPUT, a .cpp that names the version and the commit the
# program is built from. Without git (a tarball) it takes the commit that `git archive` left in
# commit.txt. The file is rewritten only when it changes, so that nothing is linked for nothing.
set(commit "unknown")
file(READ ${SOURCE_DIR}/cmake/commit.txt archived)
if(archived MATCHES "commit ([0-9a-f]+)")
  set(commit ${CMAKE_MATCH_1})
elseif(GIT AND EXISTS ${SOURCE_DIR}/.git)
  execute_process(COMMAND ${GIT} -c safe.directory=* -C ${SOURCE_DIR} describe --always --dirty
      --abbrev=12 --exclude=*
    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(NOT failed)
    set(commit ${described})
  endif()
endif()
set(text "// Written by the build.
#include \"version.hpp\"

namespace sunward::cli {
const char* const version = \"${VERSION}\";
const char* const commit = \"${commit}\";
const char* const compiler = \"${COMPILER}\";
}  // namespace sunward::cli
")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} old)
endif()
if(NOT "${old}" STREQUAL "${text}")
  file(WRITE ${OUTPUT} "${text}")
endif()
