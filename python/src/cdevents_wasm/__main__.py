"""`python -m cdevents_wasm`."""

import os
import signal
import sys

from ._check import main


def run() -> None:
    """Runs the command line of this process, and ends it."""
    try:
        code = main()
    except KeyboardInterrupt:
        # As the signal would have ended it.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
