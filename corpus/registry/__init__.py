"""Who must publish a plan: the communes, CPAS and provinces of Wallonia, and how to look them up."""

from __future__ import annotations

from corpus.registry.records import BodyKind, Organisation, official_name
from corpus.registry.register import Registry, organisations, registry

__all__ = ["BodyKind", "Organisation", "Registry", "official_name", "organisations", "registry"]
