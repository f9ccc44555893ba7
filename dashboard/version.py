"""Which version of Dateline this is; CHANGELOG.md says what each brought."""

__version__ = "0.2.0"
