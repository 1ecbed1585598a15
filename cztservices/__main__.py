"""``python -m cztservices``."""

import sys

from cztservices.cli.main import main

sys.exit(main())
