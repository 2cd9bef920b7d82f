"""Findings of the farm: the other machines that work is sent to."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "farm-001",
        "error",
        "The scheduler of the farm does not answer.",
        "Nothing was sent, and nothing made. The address is wrong, the scheduler does not run, a "
        "firewall stands between, or one side speaks TLS and the other does not. docs/farm.md has "
        "the line that starts a scheduler; `--executor local` makes everything here.",
    ),
    Code(
        "farm-002",
        "error",
        "The farm has no workers.",
        "The scheduler answers, but in the time given no worker had come to it. docs/farm.md has "
        "the line that starts workers; their own output says why they do not come.",
    ),
    Code(
        "farm-003",
        "error",
        "A process of the farm has another version of something that decides what is made.",
        "The same report must become the same bytes wherever it is made, so the tool, its "
        "libraries and those of the system must be the same everywhere. Nothing was sent. Install "
        "from one kit on every machine, and start its workers anew: a running process keeps what "
        "it began with.",
    ),
    Code(
        "farm-004",
        "error",
        "A worker of the farm cannot do the work as it is done here.",
        "Its process had a page engine loaded before the work came, so that fonts and settings of "
        "its machine would get into the pages; or its installation was changed while it ran. Start "
        "it anew, and let it do nothing but reportbuild's work.",
    ),
    Code(
        "farm-005",
        "warning",
        "A worker that came to the farm later is passed over.",
        "It has another version of something, or cannot do the work as it is done here. The other "
        "workers did what it would have done, and everything that was made is right. Mend it "
        "before the next build, which would refuse it.",
    ),
    Code(
        "farm-006",
        "error",
        "The farm lost a piece of work for good.",
        "Whatever it was done by ended without a word, again and again; or all workers, or the "
        "scheduler, have gone. Most often a machine has run out of memory: give each worker more, "
        "or start fewer. What was made until then is kept, and the next build begins there.",
    ),
)
