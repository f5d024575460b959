from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "integrity.files"
    label = "files"
    verbose_name = "诚信档案"
