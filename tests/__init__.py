"""Tests of the whole: architecture, contracts between languages, journeys. A room's own tests stand beside it."""
