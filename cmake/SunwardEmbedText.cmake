# sunward_embed_text(OUTPUT <name.cpp> HEADER <hpp> NAMESPACE <ns> FUNCTION <name> INPUTS <files...>)
# To be called from a folder's build.cmake: adds a generated source to that folder's library (${target}).
function(sunward_embed_text)
  cmake_parse_arguments(ARG "" "OUTPUT;HEADER;NAMESPACE;FUNCTION" "INPUTS" ${ARGN})
  set(output ${CMAKE_BINARY_DIR}/generated/${ARG_OUTPUT})
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${ARG_HEADER} -DNAMESPACE=${ARG_NAMESPACE}
      -DFUNCTION=${ARG_FUNCTION} "-DINPUTS=${ARG_INPUTS}" -P ${CMAKE_SOURCE_DIR}/cmake/EmbedText.cmake
    DEPENDS ${ARG_INPUTS} ${CMAKE_SOURCE_DIR}/cmake/EmbedText.cmake
    COMMENT "Embedding ${ARG_OUTPUT}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
