"""What is kept about a person: on what ground, how long, and what becomes of it when they ask.

Ground     why a datum is held: the purpose, the law or consent it stands on, how long
Register   one domain's list of its personal fields, each shown on a ground or, with a reason, not shown
Whom       who is meant: the ids of a person's rows and the addresses that are theirs
Kept       one line of what is held about somebody, in words; `sections` puts them under their titles
Forgotten  what a domain erased, and what must stay by which law
"""

from camtay.foundation.kept.pointers import relations_to
from camtay.foundation.kept.records import Forgotten, Ground, Kept, Section, Stays, Whom, sections
from camtay.foundation.kept.registers import LAW, Register, Shown

__all__ = [
    "LAW",
    "Forgotten",
    "Ground",
    "Kept",
    "Register",
    "Section",
    "Shown",
    "Stays",
    "Whom",
    "relations_to",
    "sections",
]
