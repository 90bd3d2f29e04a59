"""Paths of a command line -> files in order, and their bytes."""

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

STANDARD_INPUT = "-"
TEXT_SUFFIXES = frozenset({".txt", ".text"})
"""What a folder is searched for where nothing else is said: annotations lie beside articles."""
ABOUT = frozenset({"readme", "license", "licence", "changelog", "contributing", "copying", "notice"})
"""Names of files that tell of a folder, whatever their form."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of articles to be read, or standard input."""

    path: str

    @property
    def name(self) -> str:
        """As it is shown and kept: without folders."""
        return self.path if self.path == STANDARD_INPUT else Path(self.path).name

    def read(self, max_bytes: int | None = None) -> bytes:
        """Its bytes; one more than ``max_bytes`` at most, so that a huge file fills no memory. Raises ``OSError``."""
        size = -1 if max_bytes is None else max_bytes + 1
        if self.path == STANDARD_INPUT:
            return sys.stdin.buffer.read(size)
        with Path(self.path).open("rb") as file:
            return file.read(size)


def find_files(paths: Iterable[str], suffixes: Collection[str] = TEXT_SUFFIXES) -> Iterator[SourceFile]:
    """The files that the paths name, in their order; a folder stands for the articles below it, in their names' order.

    A path that names a file is taken as it is, whatever its name.
    """
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            below = sorted(Path(path).rglob("*"))
            yield from (SourceFile(str(file)) for file in below if _is_article(file, Path(path), suffixes))
        else:
            yield SourceFile(path)


def _is_article(file: Path, folder: Path, suffixes: Collection[str]) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    told = file.suffix.lower() in suffixes and file.stem.lower() not in ABOUT
    return file.is_file() and not hidden and told
