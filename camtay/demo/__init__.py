"""The demo city: named people, cases in every state, the article's figures."""
