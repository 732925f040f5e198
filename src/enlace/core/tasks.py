"""The housekeeping of jobs themselves."""

from __future__ import annotations

from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

STALLED_SECONDS = 30
KEPT_HOURS = 24 * 30


@app.periodic(cron="* * * * *")
@app.task(name="core.take_up_stalled", queueing_lock="core.take_up_stalled", pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """A job whose worker was killed waits for the next worker; every job is safe to run twice."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        await jobs.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(name="core.forget_old_jobs", queueing_lock="core.forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Jobs that were done a month ago are not kept; those that failed are, until somebody looks."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS)
