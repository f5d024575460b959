"""Settings, one file a concern."""

from config.settings.apps import *  # noqa: F403
from config.settings.database import *  # noqa: F403
from config.settings.documents import *  # noqa: F403
from config.settings.language import *  # noqa: F403
from config.settings.logs import *  # noqa: F403
from config.settings.security import *  # noqa: F403
from config.settings.web import *  # noqa: F403
