# The lane kernels are compiled once per instruction set and chosen at run time.
# (maybe-uninitialized: a false alarm of g++ 12 inside its own AVX-512 header.)
set(kernels ${CMAKE_SOURCE_DIR}/src/sunward/ipm/kkt)
set(kernel_flags "-O3 -fno-math-errno -fno-trapping-math -fno-signed-zeros -ffp-contract=fast -fno-tree-loop-distribute-patterns -Wno-psabi")
set_source_files_properties(${kernels}/kernels_generic.cpp PROPERTIES COMPILE_FLAGS "${kernel_flags}")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set_source_files_properties(${kernels}/kernels_avx2.cpp PROPERTIES
    COMPILE_FLAGS "${kernel_flags} -march=x86-64-v3 -mmove-max=256 -mstore-max=256")
  set_source_files_properties(${kernels}/kernels_avx512.cpp PROPERTIES
    COMPILE_FLAGS "${kernel_flags} -march=x86-64-v4 -mprefer-vector-width=512 -Wno-maybe-uninitialized")
else()
  set_source_files_properties(${kernels}/kernels_avx2.cpp ${kernels}/kernels_avx512.cpp PROPERTIES
    COMPILE_FLAGS "${kernel_flags}")
endif()
set_source_files_properties(${kernels}/dispatch.cpp ${kernels}/generate.cpp ${kernels}/pattern.cpp ${kernels}/pack.cpp PROPERTIES
  COMPILE_FLAGS "-Wno-psabi")
