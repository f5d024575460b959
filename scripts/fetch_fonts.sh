#!/bin/sh
# The packages that the fall-back fonts are cut from, by their names in Debian's and npm's registries, into the folder $1.
set -eu
mkdir -p "$1" && cd "$1"
apt-get download fonts-hanazono=20170904-2.1 fonts-noto-core=20201225-1
npm pack --silent \
  @expo-google-fonts/noto-serif-kr@0.4.3 \
  @expo-google-fonts/noto-serif@0.4.2 \
  @expo-google-fonts/noto-sans-math@0.4.2 \
  @expo-google-fonts/noto-sans-symbols-2@0.4.1
