# A build from nothing is quicker when several files are compiled as one: what their headers instantiate is then compiled
# once for all of them. So is a release built, and whatever is built with CONSILIUM_BATCHES=ON in the environment, as
# .ci/run does. Who changes a file and builds again is quicker without.
#
# In a batch a file is included by another, so that its private types look like a header's.
if(CMAKE_UNITY_BUILD)
  if(NOT CMAKE_UNITY_BUILD_BATCH_SIZE)
    set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)
  endif()
  target_compile_options(consilium_options INTERFACE -Wno-subobject-linkage)
  # Lines are what a sanitizer's report needs; describing every variable takes more than a quarter of the compiler's time.
  target_compile_options(consilium_options INTERFACE $<$<CONFIG:Debug>:-g1>)
endif()

# Files of a folder that are compiled alone: a private name of theirs is one of another file beside them as well, or
# hides one.
function(alone folder)
  list(TRANSFORM ARGN PREPEND "${CMAKE_SOURCE_DIR}/${folder}/")
  set_source_files_properties(${ARGN} DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

function(keep_alone)
  alone(src/base media_type.cpp)
  alone(src/text yaml_bytes.cpp yaml_problems_test.cpp)
  alone(src/lookup resident_number.cpp)
  alone(src/calendar service_hours_test.cpp)
  alone(src/compiler language_conditions.cpp language_data.cpp language_flows.cpp language_money.cpp language_programme.cpp
    language_services.cpp scope.cpp uses.cpp)
  alone(src/decision render.cpp)
  alone(src/cases desk_fixture.cpp money_test.cpp player_fixture.cpp possible_test.cpp properties_test.cpp renamed_test.cpp
    settle_test.cpp)
  alone(src/roster reader_test.cpp)
  alone(src/scenario commands.cpp language.cpp mutation_conditions.cpp mutation_words.cpp suggest.cpp behaviour_test.cpp
    claims_test.cpp conditions_test.cpp)
  alone(src/reading difference_reports.cpp member_groups.cpp region_check.cpp past_commands.cpp diagram_layout.cpp rehearsal.cpp
    sentence_of_report.cpp sentence_voice.cpp sentence_words.cpp)
  alone(src/store memory_people_views.cpp sqlite_line_views.cpp view_writer.cpp)
  alone(src/service publishing.cpp)
  alone(src/http event_stream_test.cpp)
  alone(src/api drafts.cpp members.cpp moves.cpp operators.cpp problem.cpp programmes.cpp proposals.cpp
    render_programme.cpp reports.cpp studio_cases.cpp)
  alone(src/apps mutate_command.cpp render_command.cpp)
  alone(tests/compare regions_test.cpp)
  alone(tests/disk power_loss_test.cpp startup_test.cpp)
  alone(tests/house ready_cases.cpp views.cpp proposals_test.cpp report_events_test.cpp reports_test.cpp)
  alone(tests/language files_test.cpp)
  alone(tests/http limits_test.cpp stop_test.cpp)
endfunction()
