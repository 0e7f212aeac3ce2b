"""How fast it is, measured from outside: real processes, real databases, nothing of the suite.

ground  a throw-away installation, its PostgreSQL, its `camtay serve`, and what the machine does meanwhile
wire    a load generator: many keep-alive connections in one process, a few per cent of one core
crowd   people, sessions and cases written straight into the database
birth   one birth registration as the requests that browsers would send
"""
