"""The signs that say "the release ends here", by the habits of news agencies.

Readers of formats need them too: CommonMark takes ``###`` for an empty heading and ``- 30 -`` for
a list item.
"""

import re

END_MARK = re.compile(
    r"""
        \#(?:\s*\#)+                                               # ###   # # #
      | [-–—*~]*\s*(?=\S*[oO])[oO0]{3,9}\s*[-–—*~]*                 # --ooOoo--
      | [-–—*~]+\s*30\s*[-–—*~]+                                  # -30-
      | [-–—*~#(]+\s*(?i:the\s+end|ends?|fin|fim)\s*[-–—*~#)]+     # -ENDS-
      | (?:ENDS?|Ends?|FIN|Fin|FIM|Fim)\.?                        # ENDS, but not the word "end."
    """,
    re.VERBOSE,
)
LONGEST = 20


def is_end_mark(line: str) -> bool:
    r"""Nothing stands on the line but an end mark; backslashes of Markdown may stand before it."""
    line = line.replace("\\", "").strip()
    return 0 < len(line) <= LONGEST and END_MARK.fullmatch(line) is not None
