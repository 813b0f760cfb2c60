"""In-memory doubles, kept honest by the same contract suites as the real adapters."""
