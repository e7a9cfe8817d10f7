#!/usr/bin/env python
"""Django's command line for the newsroom."""

import gc
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    # Start-up makes half a million objects that stay. To look for garbage among them after every
    # 700, which is Python's default, would take a sixth of its time.
    gc.set_threshold(50_000)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hni_site.settings")
    execute_from_command_line(sys.argv)
