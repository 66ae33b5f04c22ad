"""From a Library to the pages and files of a site."""
