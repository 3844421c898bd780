target_link_libraries(${target} PUBLIC Threads::Threads)  # synthetic years are made in parallel
