"""What holds for every test: the layers of places that a person has imported do not count, and the
projects of a person are left alone; how
long an example takes is the machine's affair."""

import os
import tempfile

from hypothesis import settings

_NO_LAYERS = tempfile.TemporaryDirectory(prefix="dateline-tests-", ignore_cleanup_errors=True)
os.environ["DATELINE_LAYERS"] = _NO_LAYERS.name
_PROJECTS = tempfile.TemporaryDirectory(prefix="dateline-tests-", ignore_cleanup_errors=True)
os.environ["DATELINE_PROJECTS"] = _PROJECTS.name

settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")
