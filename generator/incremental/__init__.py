"""Exact incremental builds: recorded reads, traces, freshness and a manifest.

Knows nothing of claims: it sees named pure reads of some world, and pages that make bytes of them.
The algorithm follows "Build systems à la carte" (Mokhov, Mitchell, Peyton Jones 2018): constructive
verifying traces over one flat layer of reads.
"""
