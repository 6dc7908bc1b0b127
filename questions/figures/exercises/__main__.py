"""Solves and draws the poses anew: all, or those named."""

from __future__ import annotations

import sys

from questions.figures.exercises.making import write_pose, written_names


def main(names: list[str]) -> int:
    failed = False
    for name in names or written_names():
        wrong = write_pose(name)
        failed = failed or bool(wrong)
        sys.stdout.write(
            "\n  ".join([f"{name}: {'not stored' if wrong else 'stored'}", *wrong]) + "\n"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
