"""`make bench`."""

from __future__ import annotations

from benchmarks import answering, auditing, checks, text


def main() -> None:
    print("An article into questions")
    text.measure()
    print("\nFlaws put into sound items, and found")
    checks.measure()
    print("\nThe auditor against readers' marks")
    auditing.measure()
    print("\nAnswers, on this machine, one worker")
    answering.measure()


if __name__ == "__main__":
    main()
