"""From a press release in any format to a draft page that an editor can check.

`formats` read a file into one list of blocks, `recognise` tells the parts of a release apart, and
`draft` makes the page. Every word of the source stands in the draft exactly once.
"""
