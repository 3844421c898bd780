# The certificate may share its passes among threads.
target_link_libraries(${target} ${scope} Threads::Threads)
