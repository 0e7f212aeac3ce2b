"""The suite's settings: as real ones, but in a throw-away folder, with cheap passwords and strict templates."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="camtay-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["CAMTAY_HOME"] = _home
os.environ.pop("CAMTAY_DEMO", None)
os.environ.pop("CAMTAY_KEY_FILE", None)

from camtay.config.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["*"]
STATIC_ROOT.mkdir()  # noqa: F405 - whitenoise warns of a folder that is not there
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file as in real life: an SQLite database in memory locks whole tables between threads, and never waits.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(_home, "test.sqlite3")}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"  # noqa: F405
