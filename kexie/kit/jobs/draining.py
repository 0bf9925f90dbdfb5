"""Doing what waits without a worker: demo worlds are built in one process, tests look at what a job did."""

import json

from django.db import connection, transaction
from procrastinate.contrib.django import app

_NEXT = """
DELETE FROM procrastinate_jobs WHERE id = (
    SELECT id FROM procrastinate_jobs
    WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
    ORDER BY priority DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING task_name, args
"""


def drain(most: int = 100_000) -> int:
    """Run the jobs that wait, oldest first, and those they defer, in this process; the number of jobs run.

    A job that fails raises here and stays in the queue. Jobs for later are left.
    """
    done = 0
    while done < most:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_NEXT)
                row = cursor.fetchone()
            if row is None:
                return done
            name, arguments = row
            app.tasks[name].func(**(json.loads(arguments) if isinstance(arguments, str) else arguments))
        done += 1
    return done
