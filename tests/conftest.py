"""What holds for every test: the layers of places that a person has imported do not count."""

import os
import tempfile

_NO_LAYERS = tempfile.TemporaryDirectory(prefix="dateline-tests-", ignore_cleanup_errors=True)
os.environ["DATELINE_LAYERS"] = _NO_LAYERS.name
