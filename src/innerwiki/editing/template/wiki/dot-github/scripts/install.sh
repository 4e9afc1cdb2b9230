#!/usr/bin/env bash
# Installs innerwiki: what requirements.txt asks for, where the repository has one; else the one of
# this repository. The versions are those of constraints.txt, where there is one.
#
#   INNERWIKI   what to install instead: a version, or what pip takes, "git+https://..."
#   PYTHON      the Python to install it for (default: python)
set -euo pipefail

repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
arguments=()
if [[ -f $repository/constraints.txt ]]; then
  arguments+=(--constraint "$repository/constraints.txt")
fi
if [[ ${INNERWIKI:-} =~ ^[0-9] ]]; then
  arguments+=("innerwiki==$INNERWIKI")
elif [[ -n ${INNERWIKI:-} ]]; then
  arguments+=("$INNERWIKI")
elif [[ -f $repository/requirements.txt ]]; then
  arguments+=(--requirement "$repository/requirements.txt")
else
  arguments+=("$repository")
fi
exec "${PYTHON:-python}" -m pip install --quiet "${arguments[@]}"
