#!/usr/bin/env bash
# Checks the wiki. The exit code is the verdict: 0 fine, 1 findings, 2 it could not be checked.
#
#   WIKI_ROOT   the wiki's folder (default: this one)
#
# On GitHub Actions every finding becomes a note at its line of the changed files; GitHub shows ten
# errors and ten warnings of them, and summary.sh lists them all. Elsewhere they are told as text.
set -euo pipefail

format=text
if [[ ${GITHUB_ACTIONS:-} == true ]]; then
  format=github
fi
exec innerwiki --root "${WIKI_ROOT:-.}" check --format "$format"
