#!/usr/bin/env bash
# Installs the Debian packages that .ci/packages lists: the native XGBoost, which trains the models; PostgreSQL, network
# namespaces, Chromium and curl, with which studio, page and API are tested. Using them needs none. Without root, or
# on another system, says what to install instead.
set -euo pipefail
cd "$(dirname "$0")/.."

mapfile -t packages < <(grep -Ev '^[[:space:]]*(#|$)' .ci/packages)

missing=()
if command -v dpkg-query >/dev/null; then
  for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
    [[ $status == 'install ok installed' ]] || missing+=("$package")
  done
else
  missing=("${packages[@]}")
fi

if ((${#missing[@]} == 0)); then
  echo 'All system packages are installed.'
elif command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
  apt-get update --quiet
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "${missing[@]}"
else
  cat <<TEXT
Training needs the native XGBoost library; tests need PostgreSQL's programs, Chromium and curl. Install them
with one of
  Debian, Ubuntu:  sudo apt-get install ${missing[*]}
  macOS:           brew install xgboost libomp postgresql
  conda:           conda install -c conda-forge libxgboost postgresql
or set FOURTHRIGHT_XGBOOST to the path of the library, FOURTHRIGHT_CHROMIUM to that of the browser.
TEXT
fi
