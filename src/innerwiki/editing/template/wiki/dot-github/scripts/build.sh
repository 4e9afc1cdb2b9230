#!/usr/bin/env bash
# Builds the site. Findings do not stop it, since they are marked on its pages and the verdict is
# check.sh's; the exit code is 0, or 2 if the site could not be built.
#
#   WIKI_ROOT   the wiki's folder (default: this one)
#   SITE_DIR    the folder to build into (default: site)
set -euo pipefail

# The report is not told a second time: it quotes articles, and GitHub Actions would take a quoted
# line that begins with `::` for a command.
innerwiki --root "${WIKI_ROOT:-.}" build --site-dir "${SITE_DIR:-site}" --fail-on never >/dev/null
