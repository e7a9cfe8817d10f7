"""`make clients`: makes a TypeScript and a Python client of the API and type-checks a consumer of
each.

The npm packages are pinned in typescript/package-lock.json; everything is made in a temporary
directory.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import django

from hni_site.operations.processes import Failed, Processes, Stopped


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    with tempfile.TemporaryDirectory(prefix="newsroom-clients-") as folder:
        try:
            with Processes() as processes:
                check(processes, Path(folder))
        except Stopped:
            sys.exit(130)
        except Failed as error:
            sys.exit(f"Error: {error}")
    print("Both clients can be made, and their consumers fit.")


def check(processes: Processes, folder: Path) -> None:
    """Raises Failed where a client can't be made or a consumer does not fit, and Stopped."""
    # The document needs the site's settings, which must be there first.
    from tests.clients.generating import HERE, python_client_command, write_document

    npm = shutil.which("npm")
    if npm is None:
        raise Failed("npm was not found. Install it (Debian, Ubuntu: apt install nodejs npm).")
    document = str(write_document(folder))

    print("TypeScript …", flush=True)
    typescript = folder / "typescript"
    shutil.copytree(HERE / "typescript", typescript, ignore=shutil.ignore_patterns("node_modules"))
    tools = typescript / "node_modules" / ".bin"
    install = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    processes.run("Installing the TypeScript tools", [*install, "--prefix", str(typescript)])
    types = str(typescript / "openapi.d.ts")
    processes.run(
        "Making the TypeScript types", [str(tools / "openapi-typescript"), document, "-o", types]
    )
    processes.run("Checking the consumer", [str(tools / "tsc"), "--project", str(typescript)])

    print("Python …", flush=True)
    processes.run("Making the Python client", python_client_command(folder))
    consumer = str(shutil.copy(HERE / "python" / "consumer.py", folder))
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-incremental"]
    mypy += ["--follow-imports=silent"]  # What the generator writes is its own matter.
    processes.run("Checking the consumer", [*mypy, consumer])


if __name__ == "__main__":
    main()
