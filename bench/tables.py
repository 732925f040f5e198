"""Tables for a terminal: one line a row, figures to the right."""

from __future__ import annotations

from collections.abc import Sequence


def heading(text: str) -> None:
    print(f"\n{text}\n{'─' * len(text)}")


def line(cells: Sequence[str], widths: Sequence[int]) -> None:
    """One row; a negative width sets its cell to the left."""
    print(
        "  ".join(
            f"{cell:<{-width}}" if width < 0 else f"{cell:>{width}}"
            for cell, width in zip(cells, widths, strict=True)
        ),
        flush=True,
    )


def seconds(value: float) -> str:
    if value < 0.001:
        return f"{value * 1e6:.0f} µs"
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def size(characters: int) -> str:
    for unit, name in ((1_000_000, "MB"), (1_000, "kB")):
        if characters >= unit:
            return f"{characters / unit:.3g} {name}"
    return f"{characters} B"
