"""`python3 examples/bazaar-microsite`: see README.md."""

from bazaar.microsite import main

main()
