"""What holds for every test: the layers of places that a person has imported do not count, and the
projects of a person are left alone; how long an example takes is the machine's affair; and Ctrl-C
is heard, also by a run in the background, which a shell has ignore it, and all that it starts."""

import os
import signal
import tempfile

from hypothesis import settings

_NO_LAYERS = tempfile.TemporaryDirectory(prefix="dateline-tests-", ignore_cleanup_errors=True)
os.environ["DATELINE_LAYERS"] = _NO_LAYERS.name
_PROJECTS = tempfile.TemporaryDirectory(prefix="dateline-tests-", ignore_cleanup_errors=True)
os.environ["DATELINE_PROJECTS"] = _PROJECTS.name

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")
