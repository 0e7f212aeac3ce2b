"""Plans as they are made: a plan, its goals, and pieces of work given for a goal. They are read in the cockpit."""
