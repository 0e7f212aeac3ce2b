"""Staff: the invitation, e-mail and password, the second factor; the steps are allauth's, the pages ours."""
