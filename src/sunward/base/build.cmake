# Embeds data/messages*.toml into sunward_base; rebuilt when a row or a file changes.
file(GLOB message_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/messages*.toml)
set(embedded_messages ${CMAKE_BINARY_DIR}/generated/embedded_messages.cpp)
add_custom_command(
  OUTPUT ${embedded_messages}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${embedded_messages} "-DINPUTS=${message_files}"
    -P ${CMAKE_SOURCE_DIR}/cmake/EmbedMessages.cmake
  DEPENDS ${message_files} ${CMAKE_SOURCE_DIR}/cmake/EmbedMessages.cmake
  COMMENT "Embedding the message table"
  VERBATIM)
target_sources(${target} PRIVATE ${embedded_messages})
