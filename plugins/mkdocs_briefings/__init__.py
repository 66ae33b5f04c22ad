"""The MkDocs guest: hooks that hand the pages of a Library to the host."""
