"""Clients made from the API's OpenAPI document, as a partner would make them."""

import json
import sys
from pathlib import Path

from hni_site.api.openapi.document import document

HERE = Path(__file__).parent
PACKAGE = "newsroom_api"


def write_document(folder: Path) -> Path:
    file = folder / "openapi.json"
    file.write_text(json.dumps(document()))
    return file


def python_client_command(folder: Path) -> list[str]:
    """Writes the package `newsroom_api` into the folder, beside the document."""
    settings = {"package_name_override": PACKAGE, "post_hooks": []}
    config = folder / "config.json"
    config.write_text(json.dumps(settings))
    return [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"),
        *("--path", str(folder / "openapi.json"), "--config", str(config)),
        *("--output-path", str(folder / PACKAGE), "--fail-on-warning"),
    ]
