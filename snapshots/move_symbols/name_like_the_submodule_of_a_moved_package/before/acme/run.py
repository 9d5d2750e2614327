from acme.jobs.nightly import nightly

nightly()
