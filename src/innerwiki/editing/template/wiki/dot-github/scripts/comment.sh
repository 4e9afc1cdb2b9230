#!/usr/bin/env bash
# Puts what a check has to say under its pull request, as one comment that is kept up to date.
#
#   GITHUB_REPOSITORY   the repository, OWNER/NAME
#   RUN_ID              the run of the check whose artifact `comment` holds comment.md
#   HEAD_SHA            the commit that was checked
#   HEAD_OWNER          whose repository it comes from
#   HEAD_BRANCH         the branch there
#
# This runs with the right to write, so it believes nothing that the pull request could have written:
# which pull request it is, GitHub says, and not the artifact; of that one file is taken, as text, cut
# to what a comment may hold. The GitHub CLI, `gh`, must be logged in: GH_TOKEN.
set -euo pipefail

marker="<!-- innerwiki:comment -->"
limit=64000 # bytes; GitHub takes 65,536 characters
repository=${GITHUB_REPOSITORY:-}
run=${RUN_ID:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

main() {
  if [[ ! $repository =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ || ! $run =~ ^[0-9]+$ ]]; then
    echo "comment.sh: set GITHUB_REPOSITORY to OWNER/NAME and RUN_ID to a number" >&2
    exit 2
  fi
  local number comment
  number=$(pull_request)
  if [[ -z $number ]]; then
    echo "No open pull request has that commit as its newest: nothing to say."
  elif ! gh run download "$run" --repo "$repository" --name comment --dir "$work/artifact"; then
    echo "The check has left no comment: nothing to say."
  elif [[ ! -f $work/artifact/comment.md || -L $work/artifact/comment.md ]]; then
    echo "The artifact holds no comment.md: nothing to say."
  else
    write_body
    comment=$(earlier_comment "$number")
    if [[ -n $comment ]]; then
      say PATCH "issues/comments/$comment"
    else
      say POST "issues/$number/comments"
    fi
  fi
}

# The number of the newest open pull request whose newest commit is the one that was checked.
pull_request() {
  gh api --method GET --paginate "repos/$repository/pulls" -f state=open -f per_page=100 \
    -f head="${HEAD_OWNER:-}:${HEAD_BRANCH:-}" --jq '.[] | "\(.number) \(.head.sha)"' |
    awk -v commit="${HEAD_SHA:-}" '$2 == commit && !found { print $1; found = 1 }'
}

# The id of our comment under a pull request, if there is one.
earlier_comment() {
  gh api --method GET --paginate "repos/$repository/issues/$1/comments" -f per_page=100 --jq \
    '.[] | select(.user.login == "github-actions[bot]") | "\(.id) \((.body // "") | split("\n")[0])"' |
    awk -v marker="$marker" '
      { sub(/\r$/, "") }
      substr($0, index($0, " ") + 1) == marker && !found { print $1; found = 1 }
    '
}

write_body() {
  {
    echo "$marker"
    # iconv leaves out what is no UTF-8, and then says by its exit code that it has.
    head -c "$limit" "$work/artifact/comment.md" | tr -d '\000' |
      { iconv -c -f UTF-8 -t UTF-8 2>/dev/null || true; }
  } >"$work/body.md"
}

say() {
  gh api --method "$1" "repos/$repository/$2" -F body=@"$work/body.md" --silent
  echo "$1 $2"
}

main
