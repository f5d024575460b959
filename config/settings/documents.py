"""Where files live and with what documents are set."""

from config import env

FILE_ROOT = env.FILE_ROOT
DOC_FONT_FANGSONG = env.DOC_FONT_FANGSONG
PUBLIC_URL = env.PUBLIC_URL
IDENTITY_KEY = env.IDENTITY_KEY
REPORTER_KEY = env.REPORTER_KEY
ANCHOR_KEY = env.ANCHOR_KEY
SOURCE_URL = env.SOURCE_URL
SCANNER = env.SCANNER
