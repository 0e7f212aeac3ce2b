"""The one screen of the counter: what somebody brings, or an envelope holds, taken in at one stroke."""
