#!/usr/bin/env bash
# Checks the wiki. The exit code is the verdict: 0 fine, 1 findings, 2 it could not be checked.
#
#   WIKI_ROOT       the wiki's folder (default: this one)
#   CHECK_ARGS      more words for `innerwiki check`: quoted as for a shell, but nothing is expanded
#   GITHUB_OUTPUT   the file to add the line `exit-code=...` to, if there is one
#
# On GitHub Actions every finding becomes a note at its line of the changed files; GitHub shows ten
# errors and ten warnings of them, and summary.sh lists them all. Elsewhere they are told as text.
set -euo pipefail

format=text
if [[ ${GITHUB_ACTIONS:-} == true ]]; then
  format=github
fi
words=(--format "$format")
if [[ ${CHECK_ARGS:-} =~ [^[:space:]] ]]; then
  if ! more=$(printf '%s\n' "$CHECK_ARGS" | xargs printf '%s\n'); then
    echo "check.sh: CHECK_ARGS has a quotation mark without its other half" >&2
    exit 2
  fi
  while IFS= read -r word; do
    words+=("$word")
  done < <(printf '%s\n' "$more")
fi

code=0
innerwiki --root "${WIKI_ROOT:-.}" check "${words[@]}" || code=$?
if [[ -n ${GITHUB_OUTPUT:-} ]]; then
  echo "exit-code=$code" >>"$GITHUB_OUTPUT"
fi
exit "$code"
