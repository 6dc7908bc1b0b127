"""`python -m benchmarks.memory`: prints the tables of docs/simulated-learners.md."""

from __future__ import annotations

import argparse

from benchmarks.memory.calibration import print_honesty
from benchmarks.memory.contest import POLICIES, USUAL, print_contest
from benchmarks.memory.learners import learners
from benchmarks.memory.tuning import print_best

# What is reported and what was mended by are never the same learners.
REPORTED, MENDED_BY = 2026, 1


def main() -> None:
    arguments = _arguments()
    seed = arguments.seed or (MENDED_BY if arguments.tune else REPORTED)
    people = learners(arguments.learners, seed)
    for minutes in arguments.minutes:
        if arguments.tune:
            print_best(people, minutes, arguments.processes)
        elif arguments.calibration:
            print_honesty(people, minutes, arguments.processes)
        else:
            print_contest(people, minutes, arguments.policies, arguments.processes)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("--learners", type=int, default=200, help="for each mind")
    parser.add_argument("--minutes", type=float, nargs="+", default=[10.0], help="a day")
    parser.add_argument("--policies", nargs="+", choices=POLICIES, default=USUAL, metavar="NAME")
    parser.add_argument("--seed", type=int, help="other learners")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--tune", action="store_true", help="look for each policy's best habits")
    parser.add_argument(
        "--calibration", action="store_true", help="whether what is shown as known is recalled"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
