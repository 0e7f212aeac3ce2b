"""Officials as learners: each view asks the domain, which asks where the actor keeps or sees a roll."""
