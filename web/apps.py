from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "web"
    label = "web"
    verbose_name = "工作台"

    def ready(self) -> None:
        from web import checks  # noqa: F401 - registers them
