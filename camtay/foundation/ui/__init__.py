"""What every door shows alike: page frame, form fields, tables, charts, error pages, paper.

base.html       the frame: blocks title, navigation, breadcrumbs, content, scripts and others
partials/       pieces to include; the first line of each names its variables
formats         numbers, shares, money, days the Vietnamese or the English way; the template filters
renderer        `{{ form }}` in accessible markup; `fields` adds a date in three boxes
charts, qr, pdf drawn here, without a request to anywhere
middleware      an id for every request; `errors` shows it
gallery         every piece with example data

Styles and scripts are built from `frontend/` into `static/ui/`.
"""
