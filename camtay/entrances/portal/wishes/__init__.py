"""My data: what is kept about me, why, who looked; take it away, have it corrected or erased; and the public notice."""
