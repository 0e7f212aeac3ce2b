"""`camtay check-lessons`"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from camtay.domains.learning.queries import lessons, practice


class Command(BaseCommand):
    help = "Read every lesson and practice as people will see it, in both languages; name the file that is wrong."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        wrong = [*lessons.faults(), *practice.faults()]
        for sentence in wrong:
            self.stderr.write(sentence)
        if wrong:
            raise CommandError(f"{len(wrong)} wrong")
        self.stdout.write(
            f"{len(lessons.SKILLS)} lessons, {len(practice.all_practices())} practices, all in order"
        )
