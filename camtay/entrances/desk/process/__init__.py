"""The internal process: steps and notes of a case, and how a procedure is worked through."""
