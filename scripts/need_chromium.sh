#!/bin/sh
# Headless Chromium and its driver, from the distribution, where this machine may install packages.
set -eu
if command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -y -qq chromium chromium-driver fonts-noto-cjk >/dev/null && exit 0
fi
echo "需要 chromium 和 chromedriver：请用系统的软件包管理器安装后重试。 Install chromium and chromedriver, then try again." >&2
exit 1
