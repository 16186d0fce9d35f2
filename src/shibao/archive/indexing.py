"""Store → index. The outbox says which revisions the index has still to take up.

A revision and its outbox row are written in one transaction; the row goes when the engine's commit
is durable. A crash between the two only feeds the same entries once more, to the same effect.
"""

from shibao.archive.models import Issue, Outbox, Revision
from shibao.archive.progress import Progress, silent
from shibao.archive.search.engine import Busy, Engine
from shibao.archive.shelf import entries
from shibao.archive.transaction import writing

BATCH = 500
"""Revisions fed between two commits of the engine."""


def index_pending(engine: Engine, progress: Progress = silent) -> int:
    """Feed the revisions that wait in the outbox; gives their number.

    Where another process holds the engine's writer lock the rows stay for it, or for the next
    opening: that is no failure.
    """
    total, fed = Outbox.objects.count(), 0
    while waiting := list(Outbox.objects.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        try:
            _feed(engine, waiting)
        except Busy:
            break
        with writing():
            Outbox.objects.filter(pk__in=waiting).delete()
        fed += len(waiting)
        progress(fed, max(fed, total))
    return fed


def reindex(engine: Engine, progress: Progress = silent) -> int:
    """Build the index anew from the store alone; gives the number of issues.

    Everything goes to the outbox first, so that what a crash cuts short the next opening ends.
    Raises `Busy` where another process holds the engine's writer lock.
    """
    with writing():
        Outbox.objects.all().delete()
        current = Issue.objects.order_by("pk").values_list("current", flat=True)
        Outbox.objects.bulk_create(Outbox(revision_id=pk) for pk in current)
    engine.clear()
    done = index_pending(engine, progress)
    engine.commit()  # an archive without issues feeds nothing, and the clearing still counts
    return done


def _feed(engine: Engine, waiting: list[int]) -> None:
    """Replace all that the index holds of these revisions' issues by their current state."""
    issues = Revision.objects.filter(pk__in=waiting).values("issue")
    states = Revision.objects.filter(issue__in=issues).values_list("pk", "issue__current")
    revisions = list(states)
    engine.remove([pk for pk, current in revisions if pk != current])
    engine.add(entries(sorted({current for _, current in revisions if current})))
    engine.commit()
