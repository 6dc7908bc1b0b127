"""Files that are no text as they stand: each module makes a web page of one format, which the
reader of web pages then reads. `detecting` tells by content which format it is."""
