"""How gunicorn serves the site. GUNICORN_CMD_ARGS overrides any of it, such as --bind."""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True  # One import for all workers: half the start-up time, and shared memory.
graceful_timeout = 10
# Long lists of `fields` and ids fit; anything longer is no question to this site.
limit_request_line = 8190
limit_request_fields = 60
# Its default path is one per user, so that two sites of one user would fight for it.
control_socket_disable = True
