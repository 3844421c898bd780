# Runs the suites and adds up their counts. Needs fresh.sh and page.sh.

count_in() {  # count_in <junit file> <attribute>: of the outermost suite, 0 when absent
  number=$(tr '\n\t' '  ' <"$1" | grep -o '<testsuites\{0,1\} [^>]*>' | head -n 1 |
    grep -o " $2=\"[0-9]*\"" | tr -dc 0-9)
  echo "${number:-0}"
}

add_counts() {  # add_counts <junit file> <exit status>
  suite_failed=1 suite_all=1 suite_skipped=0
  if [ -s "$1" ]; then
    suite_all=$(count_in "$1" tests)
    suite_failed=$(($(count_in "$1" failures) + $(count_in "$1" errors)))
    suite_skipped=$(($(count_in "$1" skipped) + $(count_in "$1" disabled)))
  fi
  passed=$((passed + suite_all - suite_failed - suite_skipped))
  # A suite that ends badly without naming a failed test has failed all the same.
  if [ "$2" != 0 ] && [ "$suite_failed" = 0 ]; then suite_failed=1; fi
  failed=$((failed + suite_failed))
  skipped=$((skipped + suite_skipped))
}

run_ctest() {
  report=$setup_dir/log/ctest.xml
  rm -f "$report"
  status=0
  ctest --test-dir "$root/build/$preset" --parallel "$(nproc 2>/dev/null || echo 2)" \
    --output-on-failure --no-tests=error --output-junit "$report" $skip_label "$@" || status=$?
  add_counts "$report" "$status"
}

run_page_tests() {
  report=$setup_dir/log/page.xml
  rm -f "$report"
  status=0
  run_npm run test -- --reporter=default --reporter=junit --outputFile.junit="$report" || status=$?
  add_counts "$report" "$status"
}

# run_tests [ctest arguments]: with arguments, only what ctest selects.
run_tests() {
  passed=0 failed=0 skipped=0
  run_ctest "$@"
  if [ $# = 0 ] && [ "$preset" = release ] && [ -e "$root/web/package.json" ]; then
    run_page_tests
  fi
  if [ "$skipped" = 0 ]; then echo "$passed passed, $failed failed"
  else echo "$passed passed, $failed failed, $skipped skipped"; fi
  [ "$failed" = 0 ]
}
