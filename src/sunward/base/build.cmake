# Embeds data/messages*.toml; rebuilt when a row or a file changes.
include(SunwardEmbedText)
file(GLOB message_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/messages*.toml)
sunward_embed_text(OUTPUT embedded_messages.cpp HEADER sunward/base/embedded_messages.hpp
  NAMESPACE sunward::detail FUNCTION embedded_messages INPUTS ${message_files})
