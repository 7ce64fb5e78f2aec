"""What the worker does every minute beside its queue. Each part of the site registers its own."""

_jobs = []


def every_minute(job):
    """Register `job`, a function without arguments that may be run at any time, twice too, without harm."""
    _jobs.append(job)
    return job


def jobs():
    return list(_jobs)
