"""What holds for every test: the layers of places that a person has imported do not count, and how
long an example takes is the machine's affair."""

import os
import tempfile

from hypothesis import settings

_NO_LAYERS = tempfile.TemporaryDirectory(prefix="dateline-tests-", ignore_cleanup_errors=True)
os.environ["DATELINE_LAYERS"] = _NO_LAYERS.name

settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")
