"""What Dateline withstands, measured: each module prints the figures of docs/reliability.md."""
