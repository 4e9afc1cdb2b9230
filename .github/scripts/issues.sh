#!/usr/bin/env bash
# Keeps one issue on GitHub for each article that needs citations. `innerwiki issues` decides what is
# to be done; this hands it on, a request a line, and no word of an article comes near a shell.
#
#   GITHUB_REPOSITORY   the repository, OWNER/NAME
#   WIKI_ROOT           the wiki's folder (default: this one)
#   ISSUES_BY           whose issues are looked at (default: github-actions[bot]); nobody else's are
#                       touched, whatever stands in them
#   ISSUES_AT_MOST      at most so many new issues a run (default: 20)
#   ISSUES_LABEL        their label (default: needs-citations)
#   ISSUES_PAUSE        seconds between two requests (default: 1), for which GitHub asks
#
# The GitHub CLI, `gh`, must be logged in: GH_TOKEN.
set -euo pipefail

repository=${GITHUB_REPOSITORY:-}
if [[ ! $repository =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ ]]; then
  echo "issues.sh: set GITHUB_REPOSITORY to OWNER/NAME" >&2
  exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gh api --method GET --paginate "repos/$repository/issues" \
  -f state=all -f creator="${ISSUES_BY:-github-actions[bot]}" -f per_page=100 >"$work/existing.json"
innerwiki --root "${WIKI_ROOT:-.}" issues --existing "$work/existing.json" --format github \
  --at-most "${ISSUES_AT_MOST:-20}" --label "${ISSUES_LABEL:-needs-citations}" >"$work/requests"
while read -r method path body; do
  printf '%s\n' "$body" | gh api --method "$method" "repos/$repository/$path" --input - --silent
  echo "$method $path"
  sleep "${ISSUES_PAUSE:-1}"
done <"$work/requests"
