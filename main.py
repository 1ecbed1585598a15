"""Start the window."""

import gc

gc.disable()  # collecting while modules load finds nothing and costs 12 ms; the window enables it again when painted

import sys  # noqa: E402

from cztservices.cli.desktop import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
