"""The demo city: Huế with four communes, made-up people in every role, cases in every state.

Phong Thái and Phú Vinh come in as lists exported by the provincial system, through the ordinary importer, and hold
the article's figures; Phú Xuân runs its own intake. The same day gives the same rows.
"""
