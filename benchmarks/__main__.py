"""`make bench`."""

from __future__ import annotations

from benchmarks import answering, auditing, classes, daily, exchange, text, weight


def main() -> None:
    print("An article into questions")
    text.measure()
    print("\nThe auditor against readers' marks, and against flaws put into sound items")
    auditing.measure()
    print("\nBanks written for other programs")
    exchange.measure()
    print("\nA day's session of a learner with 5,000 cards")
    daily.measure()
    print("\nThe pages of a class, by learners x answers of each (processor time, statements)")
    classes.measure()
    print("\nWhat a server weighs")
    weight.measure()
    print("\nAnswers and pages, on this machine, one worker")
    answering.measure()


if __name__ == "__main__":
    main()
