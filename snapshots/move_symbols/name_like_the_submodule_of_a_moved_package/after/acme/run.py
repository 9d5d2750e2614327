from acme.tasks.nightly import nightly

nightly()
