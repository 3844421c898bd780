# HiGHS is looked for at run time.
target_link_libraries(${target} ${scope} ${CMAKE_DL_LIBS})
