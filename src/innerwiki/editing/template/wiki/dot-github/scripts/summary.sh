#!/usr/bin/env bash
# Writes the summary of a job, in Markdown: what the check found, what the change does to the wiki's
# sources, and which articles need citations.
#
#   BASE_SHA              the revision before the change; empty or zeros: there is none
#   WIKI_ROOT             the wiki's folder (default: this one)
#   PREVIEW_URL           where the built site can be downloaded, if it can
#   SUMMARY_FILE          the file to write the summary to (default: as GITHUB_STEP_SUMMARY says)
#   GITHUB_STEP_SUMMARY   the file to add the summary to (default: standard output)
#   SUMMARY_LIMIT         bytes that it may have (default: 1000000, since GitHub drops a summary of
#                         more than 1 MiB whole); below 65536 it is for a comment, without the articles
#
# What goes wrong is told in the summary, and the exit code is 0: the verdict is check.sh's. What is
# no Markdown of innerwiki's own is set as code, four spaces in, which no text can end.
set -euo pipefail

root=${WIKI_ROOT:-.}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

limit=${SUMMARY_LIMIT:-1000000}
if [[ ! $limit =~ ^[1-9][0-9]{3,8}$ ]]; then
  echo "summary.sh: set SUMMARY_LIMIT to a number of bytes, such as 60000" >&2
  exit 2
fi
# Each part has its share, in bytes; what is left is for the words around them.
changes_share=$((limit * 58 / 100))
findings_share=$((limit * 25 / 100))
articles_share=$((limit * 14 / 100))
for_comment=$((limit < 65536))

main() {
  echo "## Check of the wiki"
  echo
  tell_findings
  tell_preview
  echo "### What this change does"
  echo
  if ! find_base || ! tell_changes; then
    tell_gaps # which the comparison would have listed
  fi
  offer_articles
}

# Run innerwiki, with its report in $work/out and its complaints in $work/err.
innerwiki_says() {
  innerwiki --root "$root" "$@" >"$work/out" 2>"$work/err"
}

tell_findings() {
  if ! innerwiki_says check --format markdown --exit-zero; then
    tell_failure "The wiki could not be checked:"
    return
  fi
  # What stands above the first article is for everybody; the rest is opened by whoever wants it.
  sed '/^### /,$d' "$work/out" | first_lines "$((limit / 100))"
  sed -n '/^### /,$p' "$work/out" >"$work/findings"
  if [[ -s $work/findings ]]; then
    echo "<details><summary>All findings</summary>"
    echo
    first_lines "$findings_share" <"$work/findings"
    echo
    echo "</details>"
  fi
  echo
}

tell_preview() {
  if [[ ${PREVIEW_URL:-} =~ ^https://[^[:space:]\<\>\(\)]+$ ]]; then
    echo "[Download the site](<$PREVIEW_URL>) as this change makes it: unpack it, run" \
      "\`python3 -m http.server\` in it, and open <http://localhost:8000>."
    echo
  fi
}

# Set $base to the commit to compare with, or tell why there is none.
find_base() {
  local given=${BASE_SHA:-} shallow
  if [[ $given =~ ^0*$ ]]; then
    echo "There is no earlier state of the wiki to compare with."
  elif ! shallow=$(git -C "$root" rev-parse --is-shallow-repository 2>"$work/err"); then
    tell_failure "Nothing could be compared, since git could not read the repository:"
    return 1
  elif [[ $given != -* ]] && base=$(short_name "$given"); then
    return 0
  elif [[ $shallow == true ]]; then
    echo "Nothing could be compared: this clone is shallow and lacks the commit before the change." \
      "Fetch the whole history (\`fetch-depth: 0\` on GitHub, \`GIT_DEPTH: 0\` on GitLab)."
  else
    echo "Nothing could be compared: the commit before the change is not in this clone."
  fi
  echo
  return 1
}

short_name() {
  git -C "$root" rev-parse --verify --quiet --short "$1^{commit}" 2>/dev/null
}

tell_changes() {
  if ! innerwiki_says report --base "$base" --format markdown; then
    tell_failure "Nothing could be compared:"
    return 1
  fi
  first_lines "$changes_share" <"$work/out"
  echo
}

offer_articles() {
  if ((!for_comment)) && innerwiki_says status; then
    fold_away "All articles" "$articles_share"
  fi
}

tell_gaps() {
  if ! innerwiki_says status --needs-citations; then
    tell_failure "The articles could not be listed:"
    return
  fi
  echo "### Articles that need citations"
  echo
  sed 's/^/    /' "$work/out" | first_lines "$articles_share"
  echo
}

# The last report under a title that opens it; and what stopped a command.
fold_away() {
  echo "<details><summary>$1</summary>"
  echo
  sed 's/^/    /' "$work/out" | first_lines "$2"
  echo
  echo "</details>"
  echo
}

tell_failure() {
  echo "$1"
  echo
  sed 's/^/    /' "$work/err" | first_lines "$findings_share"
  echo
}

# As many whole lines as fit into a number of bytes, and a sentence if there were more.
first_lines() {
  LC_ALL=C awk -v left="$1" '
    full { next }
    (left -= length($0) + 1) < 0 { full = 1; next }
    { print }
    END { if (full) print "\n_The rest is left out, since a summary may be no longer._" }
  '
}

if [[ -n ${SUMMARY_FILE:-} ]]; then
  exec >"$SUMMARY_FILE"
elif [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  exec >>"$GITHUB_STEP_SUMMARY"
fi
main
