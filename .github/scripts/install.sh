#!/usr/bin/env bash
# Installs innerwiki: the one of this repository, with the exact versions of constraints.txt.
#
#   INNERWIKI   what to install instead, as pip takes it: "innerwiki==1.0", "git+https://..."
#   PYTHON      the Python to install it for (default: python)
set -euo pipefail

repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
arguments=()
if [[ -f $repository/constraints.txt ]]; then
  arguments+=(--constraint "$repository/constraints.txt")
fi
exec "${PYTHON:-python}" -m pip install --quiet "${arguments[@]}" "${INNERWIKI:-$repository}"
