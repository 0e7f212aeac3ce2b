"""Learning: lessons, sessions and classes, and the ladder: shown, with help, alone, still alone after 30 days.

Skill        kỹ năng: a lesson file with what a person gains, steps, and the deed that proves it
Session      buổi hướng dẫn: one person at home, or a class
Observation  ghi nhận: what was seen of a person and a skill; append-only
Progress     bậc thang: the rung of a person in a skill, folded from observations by when they happened
Review       kiểm lại: a claim drawn unpredictably, to be seen again
Course       lớp bồi dưỡng: officials are learners too; Trainee is an official on a place's roll
"""
