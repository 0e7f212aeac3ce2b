"""People: who they are, how they come in, what they may do where.

Person      a resident, official or helper; a merged one keeps its row (`same_as`)
Account     what somebody signs in with: staff by e-mail and password, residents by telephone
RoleHeld    a role in a place, from–until; whoever has an account also has their own affairs (resident)
Group       a target group; the sensitive ones are for the commune's officer alone
code        sent to a telephone: one purpose, one session, once, five minutes
Invitation  the link by which an official takes up an account
"""
