# The columns of the lookahead hold no infinities: selections become minimum and maximum of several values at once.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/sunward/simulation/lookahead.cpp PROPERTIES
  COMPILE_FLAGS "-fno-signed-zeros -ffinite-math-only -fno-trapping-math")
